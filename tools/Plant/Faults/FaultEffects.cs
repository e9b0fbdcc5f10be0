using Monitoring.Plant.Config;
using Monitoring.Plant.Design;
using Monitoring.Plant.Physics;

namespace Monitoring.Plant.Faults;

/// <summary>
/// What each fault does to a site; null when the site (or the point named) has nothing that can fail in this way.
/// </summary>
internal static class FaultEffects
{
    /// <summary>How soon a fault would show at a site, as a number to order sites by; any order will do for most.</summary>
    public static double Slowness(FaultKind kind, SiteModel site) => kind switch
    {
        FaultKind.Overfill => site.Vessels.Select(v => SecondsToFull(v.Vessel)).DefaultIfEmpty(double.MaxValue).Min(),
        // A flood shows best where most hangs on one machine.
        FaultKind.Flood => site.Trains.Count > 0 ? -site.Instruments.Count : 0,
        _ => 0,
    };

    public static FaultEffect? Begin(FaultKind kind, SiteModel site, string? point, NoiseSource choice) => kind switch
    {
        FaultKind.Overfill => Overfill(site, point),
        FaultKind.Leak => Leak(site, point, choice),
        FaultKind.Stuck => Stuck(site, point),
        FaultKind.LineDown => LineDown(site),
        FaultKind.Chatter => Chatter(site, point),
        FaultKind.Flood => Flood(site),
        FaultKind.Pinned => Instrument(site, point, InstrumentFault.Pinned, choice),
        FaultKind.Bad => Instrument(site, point, InstrumentFault.Bad, choice),
        FaultKind.Cooling => Cooling(site),
        _ => null,
    };

    private static FaultEffect? Overfill(SiteModel site, string? point)
    {
        // The one that shows first: goods in at full rate, how long until HH?
        var tanks = site.Vessels.Where(v => Named(site, v.LevelPoint, point)).OrderBy(v => SecondsToFull(v.Vessel)).ToArray();
        if (tanks is not [var (vessel, index), ..])
        {
            return null;
        }

        vessel.InletStuckOpen = true;
        var natural = TimeSpan.FromSeconds(SecondsToFull(vessel)) + TimeSpan.FromMinutes(2);
        return new FaultEffect(site.Config.Points[index].PointId, vessel.DrawDown, natural);
    }

    /// <summary>Until just above HH, which is at 92 % of the height, with the inlet open.</summary>
    private static double SecondsToFull(Vessel vessel) => vessel.SecondsTo(0.95 * vessel.Height);

    private static FaultEffect? Leak(SiteModel site, string? name, NoiseSource choice)
    {
        var sources = site.Leaks.Where(l => name is null || string.Equals(l.Name, name, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (sources.Length == 0)
        {
            return null;
        }

        var source = sources[choice.Below(sources.Length)];
        source.Opening = 1;
        return new FaultEffect(source.Name, () => source.Opening = 0);
    }

    private static FaultEffect? Stuck(SiteModel site, string? point)
    {
        if (point is not null && site.Vessels.All(v => !Named(site, v.LevelPoint, point)))
        {
            return Fail(site, site.IndexOf(point), InstrumentFault.Stuck);
        }

        var tanks = site.Vessels.Where(v => Named(site, v.LevelPoint, point)).ToArray();
        if (tanks.Length == 0)
        {
            return null;
        }

        var (vessel, index) = tanks.FirstOrDefault(v => v.Vessel.InFlow + v.Vessel.OutFlow > 1, tanks[0]);
        if (vessel.InFlow + vessel.OutFlow <= 1)
        {
            vessel.StartMovement();
        }

        return Fail(site, index, InstrumentFault.Stuck);
    }

    private static FaultEffect? LineDown(SiteModel site)
    {
        site.LineDown = true;
        return new FaultEffect("line", () => site.LineDown = false);
    }

    private static FaultEffect? Chatter(SiteModel site, string? point)
    {
        var index = point is not null ? site.IndexOf(point) : MostNervous(site);
        var condition = index < 0 ? null : site.Config.Points[index].Conditions is [{ Levels.Count: > 0 } nervous, ..] ? nervous : null;
        if (condition is null)
        {
            return null;
        }

        var config = site.Config.Points[index];
        var deadband = condition.Deadband ?? (condition.DeadbandPercent ?? 0) / 100 * (config.RangeHigh - config.RangeLow);
        var limit = condition.Levels[0].Limit;
        var sign = condition.Condition == "high" ? 1 : -1;
        var jump = (1.5 * deadband) + (0.001 * (config.RangeHigh - config.RangeLow));
        var (inside, beyond) = (limit - (sign * jump), limit + (sign * jump / 3));
        site.Instruments[index].Fail(InstrumentFault.Chatter, (Math.Round(inside, 3), Math.Round(beyond, 3)));
        return new FaultEffect(config.PointId, site.Instruments[index].Repair);
    }

    private static FaultEffect? Flood(SiteModel site)
    {
        if (site.Trains is not [var train, ..])
        {
            return null;
        }

        train.Tripped = true;
        return new FaultEffect(train.Name, () => train.Tripped = false);
    }

    private static FaultEffect? Cooling(SiteModel site)
    {
        if (site.Reactors is not [var reactor, ..])
        {
            return null;
        }

        reactor.CoolingLost = true;
        return new FaultEffect("cooling water", () => reactor.CoolingLost = false);
    }

    private static FaultEffect? Instrument(SiteModel site, string? point, InstrumentFault fault, NoiseSource choice) =>
        Fail(site, point is null ? choice.Below(site.Instruments.Count) : site.IndexOf(point), fault);

    private static FaultEffect? Fail(SiteModel site, int index, InstrumentFault fault)
    {
        if (index < 0)
        {
            return null;
        }

        site.Instruments[index].Fail(fault);
        return new FaultEffect(site.Config.Points[index].PointId, site.Instruments[index].Repair);
    }

    /// <summary>The point whose first condition has the shortest on-delay: the one that can chatter at all.</summary>
    private static int MostNervous(SiteModel site)
    {
        var best = -1;
        for (var i = 0; i < site.Config.Points.Count; i++)
        {
            if (Delay(site.Config.Points[i]) is { } delay && (best < 0 || delay < Delay(site.Config.Points[best])))
            {
                best = i;
            }
        }

        return best;
    }

    private static int? Delay(PointConfig point) => point.Conditions is [{ Levels.Count: > 0 } first, ..] ? Math.Max(first.OnDelay ?? 0, first.OffDelay ?? 0) : null;

    private static bool Named(SiteModel site, int index, string? point) =>
        point is null || string.Equals(site.Config.Points[index].PointId, point, StringComparison.OrdinalIgnoreCase);
}
