using Monitoring.Plant.Catalog;
using Monitoring.Plant.Simulation;
using Monitoring.Plant.Tests.Support;

namespace Monitoring.Plant.Tests.Simulation;

public sealed class NormalOperationTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 7)]
    public void Day_WithoutFaults_NoValueCrossesALimit(ulong seed, int month)
    {
        var start = new DateTimeOffset(2026, month, 20, 0, 0, 0, TimeSpan.Zero);
        var crossings = new Crossings(new PlantSimulation(SiteCatalog.Build(seed), start));

        crossings.Run(TimeSpan.FromDays(1));

        Assert.Empty(crossings.First.Keys);
    }

    [Fact]
    public void Advance_InOtherPortions_GivesTheSameRows()
    {
        var whole = Rows(portions: 1);
        var pieces = Rows(portions: 97);

        Assert.NotEmpty(whole);
        Assert.Equal(whole, pieces);
    }

    [Fact]
    public void Seed_Other_GivesOtherRows() => Assert.NotEqual(Rows(1, seed: 1), Rows(1, seed: 2));

    [Fact]
    public void Advance_TenMinutes_EverySiteSpeaksAtItsPeriod()
    {
        var counts = new Dictionary<string, int>();
        var sites = SiteCatalog.Build(1);
        var simulation = new PlantSimulation(sites, Crossings.Start);

        simulation.AdvanceTo(Crossings.Start.AddMinutes(10), (site, _) => counts[site.Id] = counts.GetValueOrDefault(site.Id) + 1);

        Assert.All(sites, site => Assert.Equal(600 / site.Period, counts[site.Id]));
    }

    private static List<string> Rows(int portions, ulong seed = 1)
    {
        var rows = new List<string>();
        var simulation = new PlantSimulation(SiteCatalog.Build(seed), Crossings.Start);
        for (var i = 1; i <= portions; i++)
        {
            simulation.AdvanceTo(
                Crossings.Start + (TimeSpan.FromMinutes(20) * i / portions),
                (site, row) => rows.Add($"{site.Id} {row.Ts} {string.Join(' ', row.Values)}"));
        }

        return rows;
    }
}
