using System.Globalization;

namespace Monitoring.Silo.Tests.Hosting.Cluster;

public sealed class SiteHomeTests
{
    private static readonly string[] Sites = [.. Enumerable.Range(0, 2_145).Select(i => (330_100_000 + i).ToString(CultureInfo.InvariantCulture))];

    [Fact]
    public void Of_OrderOfTheSilos_MakesNoDifference()
    {
        string[] one = ["silo-1", "silo-2", "silo-3"], other = ["silo-3", "silo-1", "silo-2"];
        Assert.All(Sites, site => Assert.Equal(one[SiteHome.Of(site, one)], other[SiteHome.Of(site, other)]));
    }

    [Theory]
    [InlineData("silo-1", "silo-2", "silo-3")]
    [InlineData("a", "b")]
    [InlineData("10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4", "10.0.0.5")]
    public void Of_ManySites_EachSiloHasItsShareWithinAFifth(params string[] silos)
    {
        var shares = Sites.CountBy(site => SiteHome.Of(site, silos)).ToDictionary();
        Assert.All(Enumerable.Range(0, silos.Length), silo => Assert.InRange(shares[silo], 0.8 * Sites.Length / silos.Length, 1.2 * Sites.Length / silos.Length));
    }

    [Fact]
    public void Of_OneSiloGone_OnlyItsSitesMove()
    {
        string[] before = ["silo-1", "silo-2", "silo-3"], after = ["silo-1", "silo-3"];
        foreach (var site in Sites)
        {
            var home = before[SiteHome.Of(site, before)];
            Assert.True(home == "silo-2" || after[SiteHome.Of(site, after)] == home);
        }
    }

    [Fact]
    public void Of_NoSilo_None() => Assert.Equal(-1, SiteHome.Of("330100001", []));
}
