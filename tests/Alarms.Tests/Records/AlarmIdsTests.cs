namespace Monitoring.Alarms.Tests;

public sealed class AlarmIdsTests
{
    [Fact]
    public void Make_SameInputs_SameUlid()
    {
        var id = AlarmIds.Make(SiteRig.T0, Configs.SiteId, "P", 7);
        Assert.Equal(id, AlarmIds.Make(SiteRig.T0, Configs.SiteId, "P", 7));
        Assert.Matches("^[0-7][0-9A-HJKMNP-TV-Z]{25}$", id);
    }

    [Fact]
    public void Make_LaterTime_SortsBehind() => Assert.True(
        string.CompareOrdinal(AlarmIds.Make(SiteRig.T0, "1", "P", 9), AlarmIds.Make(SiteRig.T0 + 1, "1", "P", 1)) < 0);

    [Fact]
    public void Make_ManySitesPointsAndNumbers_AllDifferent()
    {
        var ids = from site in Enumerable.Range(0, 20)
                  from point in Enumerable.Range(0, 50)
                  from seq in Enumerable.Range(1, 50)
                  select AlarmIds.Make(SiteRig.T0, $"3301{site:00000}", $"P-{point}", seq);
        Assert.Equal(50_000, ids.ToHashSet(StringComparer.Ordinal).Count);
    }
}
