namespace Monitoring.Plant.Physics;

/// <summary>
/// Vapour pressure by Antoine's equation, lg p[mmHg] = A − B / (C + t[°C]), textbook constants for the range of storage
/// temperatures; a mixture of two by Raoult's law.
/// </summary>
internal sealed class Medium(params (double Share, double A, double B, double C)[] parts)
{
    private const double AtmosphereMPa = 0.101325;
    private const double MPaPerMmHg = 1.33322e-4;

    public static readonly Medium Lpg = new((0.5, 6.80398, 804.0, 247.04), (0.5, 6.80896, 935.86, 238.73));
    public static readonly Medium Chlorine = new((1, 6.93790, 861.34, 246.33));
    public static readonly Medium Ammonia = new((1, 7.36050, 926.132, 240.17));
    public static readonly Medium EthyleneOxide = new((1, 7.12843, 1054.54, 237.76));
    public static readonly Medium HydrogenFluoride = new((1, 7.68098, 1475.60, 287.88));

    /// <summary>Gauge pressure in MPa at a temperature in °C; may be negative below the boiling point.</summary>
    public double GaugePressure(double celsius)
    {
        var mmHg = 0.0;
        foreach (var (share, a, b, c) in parts)
        {
            mmHg += share * Math.Pow(10, a - (b / (c + celsius)));
        }

        return (mmHg * MPaPerMmHg) - AtmosphereMPa;
    }
}
