namespace Monitoring.Plant.Physics;

/// <summary>Geometry between level (m) and content (m³).</summary>
internal abstract class VesselShape(double height)
{
    public double Height { get; } = height;

    public double Capacity => Volume(Height);

    public abstract double Volume(double level);

    /// <summary>By bisection to a thousandth of a millimetre; the upright cylinder has it in closed form.</summary>
    public virtual double Level(double volume)
    {
        double low = 0, high = Height;
        while (high - low > 1e-6)
        {
            var middle = (low + high) / 2;
            (low, high) = Volume(middle) < volume ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}

internal sealed class UprightCylinder(double diameter, double height) : VesselShape(height)
{
    private readonly double _area = Math.PI * diameter * diameter / 4;

    public override double Volume(double level) => _area * level;

    public override double Level(double volume) => volume / _area;
}

internal sealed class Sphere(double diameter) : VesselShape(diameter)
{
    public override double Volume(double level) => Math.PI * level * level * ((1.5 * Height) - level) / 3;
}

internal sealed class LyingCylinder(double diameter, double length) : VesselShape(diameter)
{
    public override double Volume(double level)
    {
        var r = Height / 2;
        var d = Math.Clamp(r - level, -r, r);
        return length * ((r * r * Math.Acos(d / r)) - (d * Math.Sqrt((r * r) - (d * d))));
    }
}
