using Monitoring.Plant.Design;
using Monitoring.Plant.Faults;
using Monitoring.Plant.Physics;
using Monitoring.Plant.Simulation;

namespace Monitoring.Plant.Tests.Support;

/// <summary>
/// Runs a plant in virtual time and notes every value beyond a limit, without delay or deadband: stricter than the service.
/// </summary>
internal sealed class Crossings
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Dictionary<(string Site, string Point, string Level), DateTimeOffset> _first = [];

    public Crossings(PlantSimulation simulation) => Simulation = simulation;

    public PlantSimulation Simulation { get; }

    /// <summary>When each limit was first crossed.</summary>
    public IReadOnlyDictionary<(string Site, string Point, string Level), DateTimeOffset> First => _first;

    /// <summary>How often each limit was crossed from the good side.</summary>
    public Dictionary<(string Site, string Point, string Level), int> Times { get; } = [];

    private readonly HashSet<(string, string, string)> _beyond = [];

    public static Crossings Of(params SiteModel[] sites) => new(new PlantSimulation(sites, Start));

    public void Run(TimeSpan time) => Simulation.AdvanceTo(Simulation.Now + time, Note);

    public static FaultDesk Desk(params SiteModel[] sites) => new(sites, new NoiseSource(7), (_, _) => { });

    private void Note(SiteModel site, Row row)
    {
        for (var i = 0; i < row.Values.Length; i++)
        {
            foreach (var condition in site.Config.Points[i].Conditions)
            {
                foreach (var level in condition.Levels)
                {
                    var key = (site.Id, site.Config.Points[i].PointId, level.Level);
                    var beyond = condition.Condition == "high" ? row.Values[i] > level.Limit : row.Values[i] < level.Limit;
                    if (!beyond)
                    {
                        _beyond.Remove(key);
                    }
                    else if (_beyond.Add(key))
                    {
                        _first.TryAdd(key, DateTimeOffset.FromUnixTimeMilliseconds(row.Ts));
                        Times[key] = Times.GetValueOrDefault(key) + 1;
                    }
                }
            }
        }
    }
}
