namespace Monitoring.Plant.Faults;

internal enum FaultVerb
{
    Start,
    Clear,
    List,
    Help,
}
