namespace Monitoring.Plant.Physics;

internal enum VesselPhase
{
    Receiving,
    RestingFull,
    Delivering,
    RestingEmpty,
}
