namespace Monitoring.Plant.Physics;

/// <summary>A machine that much depends on: a compressor, a power feed. It runs, or has been tripped for some seconds.</summary>
internal sealed class Train(string name) : Equipment
{
    public string Name { get; } = name;

    public bool Tripped { get; set; }

    public double StoppedFor { get; private set; } = -1;

    public override void Step(in Surroundings around, double dt) => StoppedFor = Tripped ? Math.Max(0, StoppedFor) + dt : -1;
}
