using System.Text.Json;
using Monitoring.Alarms;
using Monitoring.Contracts;
using Monitoring.Plant.Config;

namespace Monitoring.Plant.Tests.Config;

public sealed class ServiceAcceptsSitesTests
{
    /// <summary>The plant shares no code with the service, but the service must take its file without a fault.</summary>
    [Fact]
    public async Task SitesFile_ReadAndCheckedByTheService_HasNoFault()
    {
        await using var file = typeof(SitesFile).Assembly.GetManifestResourceStream("sites.json")!;
        var sites = await JsonSerializer.DeserializeAsync(file, ContractsJson.Default.SiteConfigArray);

        Assert.All(sites!, site => Assert.Equal([], SiteValidator.Check(site).Select(fault => $"{fault.Where}: {fault.TextEn}")));
        var mine = SitesFile.ReadEmbedded();
        Assert.Equal(mine.Sum(s => s.Points.Count), sites!.Sum(s => s.Points.Length));
        Assert.Equal(mine.Sum(s => s.Points.Sum(p => p.Conditions.Count)), sites!.Sum(s => s.Points.Sum(p => p.Conditions.Length)));
        Assert.Equal(
            mine.SelectMany(s => s.Points).SelectMany(p => p.Conditions).SelectMany(c => c.Levels).Count(l => l.Latching == true),
            sites!.SelectMany(s => s.Points).SelectMany(p => p.Conditions).OfType<LimitRule>().SelectMany(c => c.Levels).Count(l => l.Latching));
    }
}
