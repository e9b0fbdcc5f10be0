namespace Monitoring.Plant.Physics;

/// <summary>
/// Concentration at a detector from a ground-level Gaussian plume near the source: the wind carries it, it widens with the
/// way, thins with the wind, and arrives after distance / wind speed. Scaled so that <c>reference</c> is read 10 m straight
/// down-wind of a release of 1 at 2 m/s.
/// </summary>
internal sealed class GasDetector(LeakSource source, double x, double y, double reference) : Equipment
{
    private const double ReferenceWind = 2;
    private const double ReferenceDistance = 10;

    public double Concentration { get; private set; }

    public override void Step(in Surroundings around, double dt)
    {
        if (!source.EverLeaked)
        {
            return;
        }

        var wind = Math.Max(0.4, around.Weather.WindSpeed);
        var (sin, cos) = Math.SinCos(around.Weather.WindFrom * Math.PI / 180);
        var (dx, dy) = (x - source.X, y - source.Y);
        var along = -((dx * sin) + (dy * cos));
        var across = (dx * cos) - (dy * sin);
        // Turbulence between the vessels carries a little against the wind.
        var upwind = along < 0 ? Math.Exp(along / 1.5) : 1;
        var way = Math.Max(along, 1);
        var width = Width(way);
        var travelled = TimeSpan.FromSeconds(Math.Sqrt((dx * dx) + (dy * dy)) / wind);
        var rate = source.RateAt(around.Now - travelled);
        Concentration = reference * rate * upwind
            * Math.Pow(ReferenceWind / wind, 0.5)
            * Math.Min(1.5, Math.Pow(Width(ReferenceDistance) / width, 2))
            * Math.Exp(-across * across / (2 * width * width));
    }

    private static double Width(double way) => 2 + (0.5 * way);
}
