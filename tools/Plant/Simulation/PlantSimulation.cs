using Monitoring.Plant.Design;

namespace Monitoring.Plant.Simulation;

/// <summary>
/// Moves every site on in steps of one second of plant time and hands out a row per site and period. The same seed, start
/// and faults give the same rows, whatever the calls of <see cref="AdvanceTo"/> were.
/// </summary>
internal sealed class PlantSimulation(IReadOnlyList<SiteModel> sites, DateTimeOffset start)
{
    private const double StepSeconds = 1;
    private long _step;

    public IReadOnlyList<SiteModel> Sites { get; } = sites;

    public DateTimeOffset Now { get; private set; } = start;

    /// <summary>Called before each step, so that what is due in plant time happens at its second.</summary>
    public event Action<DateTimeOffset>? Stepping;

    public void AdvanceTo(DateTimeOffset until, Action<SiteModel, Row> emit)
    {
        while (Now.AddSeconds(StepSeconds) <= until)
        {
            Now = Now.AddSeconds(StepSeconds);
            _step++;
            Stepping?.Invoke(Now);
            for (var i = 0; i < Sites.Count; i++)
            {
                var site = Sites[i];
                site.Step(Now, StepSeconds);
                // Sites do not all speak in the same second.
                if ((_step + i) % site.Period == 0)
                {
                    emit(site, Read(site, Now));
                }
            }
        }
    }

    private static Row Read(SiteModel site, DateTimeOffset now)
    {
        var values = new double[site.Instruments.Count];
        bool[]? bad = null;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = site.Instruments[i].Read(site.Noise);
            if (site.Instruments[i].IsBad)
            {
                (bad ??= new bool[values.Length])[i] = true;
            }
        }

        return new Row(now.ToUnixTimeMilliseconds(), values, bad);
    }
}
