using Monitoring.Plant.Physics;

namespace Monitoring.Plant.Tests.Physics;

public sealed class MediumTests
{
    private const double AtmosphereMPa = 0.101325;

    /// <summary>Normal boiling points, °C.</summary>
    [Fact]
    public void GaugePressure_AtTheBoilingPoint_IsZero()
    {
        Assert.Equal(0, Medium.Chlorine.GaugePressure(-34.0), 2);
        Assert.Equal(0, Medium.Ammonia.GaugePressure(-33.4), 2);
        Assert.Equal(0, Medium.EthyleneOxide.GaugePressure(10.5), 2);
        Assert.Equal(0, Medium.HydrogenFluoride.GaugePressure(19.5), 2);
    }

    /// <summary>Absolute vapour pressures at 20 °C: chlorine 0.68 MPa, ammonia 0.86 MPa (to 3 %).</summary>
    [Fact]
    public void GaugePressure_AtTwentyDegrees_IsTheTextbookValue()
    {
        Assert.InRange(Medium.Chlorine.GaugePressure(20) + AtmosphereMPa, 0.66, 0.70);
        Assert.InRange(Medium.Ammonia.GaugePressure(20) + AtmosphereMPa, 0.83, 0.89);
    }

    [Fact]
    public void GaugePressure_Warmer_IsHigher()
    {
        foreach (var medium in new[] { Medium.Lpg, Medium.Chlorine, Medium.Ammonia, Medium.EthyleneOxide, Medium.HydrogenFluoride })
        {
            for (var t = -20; t < 50; t++)
            {
                Assert.True(medium.GaugePressure(t + 1) > medium.GaugePressure(t));
            }
        }
    }
}
