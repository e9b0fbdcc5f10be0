namespace Monitoring.Plant.Physics;

/// <summary>A piece of the plant whose true state moves on with time.</summary>
internal abstract class Equipment
{
    public abstract void Step(in Surroundings around, double dt);
}
