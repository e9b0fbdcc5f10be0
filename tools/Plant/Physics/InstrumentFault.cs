namespace Monitoring.Plant.Physics;

internal enum InstrumentFault
{
    None,
    Stuck,
    Pinned,
    Bad,
    Chatter,
}
