using Monitoring.Plant.Design;
using Monitoring.Plant.Physics;

namespace Monitoring.Plant.Faults;

/// <summary>Starts faults, ends them when their time is over, and says so. Used from the simulation's thread only.</summary>
internal sealed class FaultDesk(IReadOnlyList<SiteModel> sites, NoiseSource choice, Action<DateTimeOffset, string> say)
{
    private static readonly Dictionary<FaultKind, TimeSpan> Durations = new()
    {
        [FaultKind.Leak] = TimeSpan.FromMinutes(3),
        [FaultKind.Stuck] = TimeSpan.FromMinutes(10),
        [FaultKind.LineDown] = TimeSpan.FromMinutes(3),
        [FaultKind.Chatter] = TimeSpan.FromSeconds(90),
        [FaultKind.Flood] = TimeSpan.FromMinutes(10),
        [FaultKind.Pinned] = TimeSpan.FromMinutes(3),
        [FaultKind.Bad] = TimeSpan.FromMinutes(2),
        [FaultKind.Cooling] = TimeSpan.FromMinutes(7),
    };

    private readonly List<ActiveFault> _active = [];

    public IReadOnlyList<ActiveFault> Active => _active;

    /// <summary>Carries out a command; the result is the answer for whoever typed it.</summary>
    public string Do(FaultCommand command, DateTimeOffset now) => command.Verb switch
    {
        FaultVerb.Start => Start(command, now),
        FaultVerb.Clear => $"{EndWhere(f => command.SiteId is null || f.SiteId == command.SiteId, now)} cleared",
        FaultVerb.List => _active.Count == 0 ? "no fault is active" : string.Join('\n', _active),
        _ => FaultCommandParser.Help,
    };

    /// <summary>Ends what is over.</summary>
    public void Tick(DateTimeOffset now) => EndWhere(f => f.Until <= now, now);

    private string Start(FaultCommand command, DateTimeOffset now)
    {
        var candidates = sites.Where(s => command.SiteId is null || s.Id == command.SiteId).ToArray();
        if (candidates.Length == 0)
        {
            return $"There is no site {command.SiteId}.";
        }

        // Any site may do, but not every site has, say, a reactor: start at a random one and take the first that can.
        var first = choice.Below(candidates.Length);
        var order = Enumerable.Range(0, candidates.Length).Select(i => candidates[(first + i) % candidates.Length])
            .OrderBy(site => FaultEffects.Slowness(command.Kind, site));
        foreach (var site in order)
        {
            if (_active.Any(f => f.SiteId == site.Id && f.Kind == command.Kind))
            {
                continue;
            }

            if (FaultEffects.Begin(command.Kind, site, command.PointId, choice) is { } effect)
            {
                var until = now + (command.Duration ?? effect.Natural ?? Durations[command.Kind]);
                var fault = new ActiveFault(command.Kind, site.Id, effect.Target, until, effect.End);
                _active.Add(fault);
                say(now, $"begins: {fault}");
                return $"started: {fault}";
            }
        }

        return $"Nothing at {command.SiteId ?? "any site"} can have the fault {command.Kind.ToString().ToLowerInvariant()} (or has it already).";
    }

    private int EndWhere(Predicate<ActiveFault> over, DateTimeOffset now)
    {
        var count = 0;
        for (var i = _active.Count - 1; i >= 0; i--)
        {
            if (over(_active[i]))
            {
                var fault = _active[i];
                _active.RemoveAt(i);
                fault.End();
                say(now, $"ends: {fault.Kind.ToString().ToLowerInvariant()} {fault.SiteId} {fault.Target}");
                count++;
            }
        }

        return count;
    }
}
