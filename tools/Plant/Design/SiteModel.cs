using Monitoring.Plant.Config;
using Monitoring.Plant.Physics;

namespace Monitoring.Plant.Design;

/// <summary>A site with its configuration, its equipment in the order of cause and effect, and one instrument per point.</summary>
internal sealed class SiteModel(SiteConfig config, int period, Weather weather, NoiseSource noise, Equipment[] equipment, Instrument[] instruments)
{
    public SiteConfig Config { get; } = config;

    public string Id => Config.SiteId;

    /// <summary>Seconds between two batches.</summary>
    public int Period { get; } = period;

    public Weather Weather { get; } = weather;

    public NoiseSource Noise { get; } = noise;

    /// <summary>In the order of <see cref="SiteConfig.Points"/>.</summary>
    public IReadOnlyList<Instrument> Instruments { get; } = instruments;

    public IReadOnlyList<LeakSource> Leaks { get; } = [.. equipment.OfType<LeakSource>()];

    public IReadOnlyList<Train> Trains { get; } = [.. equipment.OfType<Train>()];

    public IReadOnlyList<Reactor> Reactors { get; } = [.. equipment.OfType<Reactor>()];

    /// <summary>Vessels with the index of their level point.</summary>
    public required IReadOnlyList<(Vessel Vessel, int LevelPoint)> Vessels { get; init; }

    /// <summary>Fault: nothing that this site sends arrives, and it is kept for later.</summary>
    public bool LineDown { get; set; }

    public void Step(DateTimeOffset now, double dt)
    {
        Weather.Step(now, dt, Noise);
        var around = new Surroundings(now, Weather, Noise);
        foreach (var item in equipment)
        {
            item.Step(around, dt);
        }

        foreach (var instrument in instruments)
        {
            instrument.Step(dt);
        }
    }

    public int IndexOf(string pointId)
    {
        for (var i = 0; i < Config.Points.Count; i++)
        {
            if (string.Equals(Config.Points[i].PointId, pointId, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
