using Monitoring.Plant.Physics;

namespace Monitoring.Plant.Faults;

/// <summary>
/// One fault at one site every few minutes, never two at a time: a viewer sees life within two minutes, and never noise all
/// over. The first is a leak, half a minute after the start; a flood comes rarely.
/// </summary>
internal sealed class FaultSchedule(FaultDesk desk, NoiseSource choice, DateTimeOffset start)
{
    private static readonly FaultKind[] Mix =
    [
        FaultKind.Leak, FaultKind.Leak, FaultKind.Leak, FaultKind.Overfill, FaultKind.Overfill, FaultKind.Overfill,
        FaultKind.Chatter, FaultKind.LineDown, FaultKind.Stuck, FaultKind.Bad, FaultKind.Pinned, FaultKind.Cooling, FaultKind.Cooling,
        FaultKind.Flood,
    ];

    private DateTimeOffset _next = start.AddSeconds(30);
    private bool _first = true;

    public void Tick(DateTimeOffset now)
    {
        desk.Tick(now);
        if (now < _next || desk.Active.Count > 0)
        {
            return;
        }

        var kind = _first ? FaultKind.Leak : Mix[choice.Below(Mix.Length)];
        _first = false;
        desk.Do(new FaultCommand(FaultVerb.Start, kind), now);
        _next = now.AddSeconds(choice.Between(120, 300));
    }
}
