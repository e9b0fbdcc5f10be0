using System.Runtime.CompilerServices;

namespace Monitoring.Alarms.Tests;

/// <summary>Memory of a point.</summary>
public sealed class StateSizeTests
{
    [Fact]
    public void State_PointWithFourLimits_AtMost200Bytes()
    {
        var rules = SiteCompiler.Compile(Configs.Site(Configs.Point("P", Configs.High(80, 90), Configs.Low(20, 10)) with { Period = 1 }), []);

        // high, low, bad, edge, stale
        Assert.Equal(5, rules.Conditions.Length);
        Assert.Equal(40, Unsafe.SizeOf<PointState>());
        Assert.Equal(32, Unsafe.SizeOf<ConditionState>());
        Assert.True(Unsafe.SizeOf<PointState>() + (rules.Conditions.Length * Unsafe.SizeOf<ConditionState>()) <= 200);
    }
}
