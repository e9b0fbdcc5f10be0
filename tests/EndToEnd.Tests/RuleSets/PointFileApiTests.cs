using System.Globalization;
using System.Net;
using System.Text;

namespace Monitoring.EndToEnd.Tests;

/// <summary>Export and import of point lists, on the real service.</summary>
public sealed class PointFileApiTests(RuleSetService service) : IClassFixture<RuleSetService>
{
    [Fact]
    public async Task Export_ThenImportIntoAnEmptySite_IdenticalPoints()
    {
        var file = await service.Engineer.BytesAsync("sites/330100099/points/export");
        var site = await service.NewSiteAsync();
        file = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file).Replace("330100099001", site + "001", StringComparison.Ordinal));

        var dry = await service.Engineer.UploadAsync($"sites/{site}/points/import?dryRun=true", file);
        Assert.Equal((HttpStatusCode.OK, 0), (dry.Code, (await service.Engineer.PointsAsync(site)).AsArray().Count));
        var first = await service.Engineer.UploadAsync($"sites/{site}/points/import", file);

        Assert.Equal((HttpStatusCode.OK, "initial"), (first.Code, (string?)first.Body!["kind"]));
        var there = (await service.Engineer.PointsAsync(site)).ToJsonString().Replace(site + "001", "330100099001", StringComparison.Ordinal);
        Assert.Equal((await service.Engineer.PointsAsync("330100099")).ToJsonString(), there);
    }

    [Fact]
    public async Task Import_OfASiteWithPoints_IsAProposal()
    {
        var site = await service.NewSiteAsync(RuleSetService.Level());
        var file = Encoding.GetEncoding("utf-16").GetPreamble().Concat(Encoding.Unicode.GetBytes("位号\t高限\r\nLI-1\t12.5\r\n")).ToArray();

        var noReason = await service.Engineer.UploadAsync($"sites/{site}/points/import", file);
        var proposed = await service.Engineer.UploadAsync($"sites/{site}/points/import?reason=review&basis=GB", file);

        Assert.Equal((HttpStatusCode.BadRequest, "reason"), (noReason.Code, (string?)noReason.Body!["errors"]![0]!["where"]));
        Assert.Equal((HttpStatusCode.Created, "proposed", "H.limit"), (proposed.Code, (string?)proposed.Body!["state"], (string?)proposed.Body["changes"]![0]!["parameter"]));
        Assert.Equal(13.0, (double)RuleSetClient.Level(await service.Engineer.PointsAsync(site), "LI-1", "H")["limit"]!);
        await service.Supervisor.ApproveAsync(site, (int)proposed.Body["version"]!);
        Assert.Equal(12.5, (double)RuleSetClient.Level(await service.Engineer.PointsAsync(site), "LI-1", "H")["limit"]!);
    }

    [Fact]
    public async Task Import_FaultsThatOnlyTheSiteFinds_AreToldAtTheirCells()
    {
        var site = await service.NewSiteAsync(RuleSetService.Level());
        var file = Encoding.UTF8.GetBytes("pointId,rangeLow,rangeHigh,hazardId,H,HH,highOnDelay\r\nLI-1,0,16,,14,13,9999\r\n\r\nTI-1,5,1,330100099777,,,\r\n");

        var answer = await service.Engineer.UploadAsync($"sites/{site}/points/import?reason=x", file);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Code);
        var where = answer.Body!["errors"]!.AsArray().Select(e => (string)e!["where"]!).ToArray();
        Assert.Superset(new HashSet<string> { "row[2].highOnDelay", "row[4].rangeHigh", "row[4].hazardId" }, where.ToHashSet(StringComparer.Ordinal));
        Assert.All(where, w => Assert.StartsWith("row[", w, StringComparison.Ordinal));
        Assert.Contains("第 4 行“量程上限”", answer.Body["errors"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_RandomBytes_NeverAServerError()
    {
        var site = await service.NewSiteAsync(RuleSetService.Level());
        var good = await service.Engineer.BytesAsync("sites/330100099/points/export");
        var random = new Random(20261121);
        for (var i = 0; i < 200; i++)
        {
            var bytes = new byte[random.Next(300)];
            random.NextBytes(bytes);
            if (i % 2 == 0)
            {
                bytes = [.. good];
                for (var change = random.Next(1, 20); change > 0; change--)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }
            }

            var answer = await service.Engineer.UploadAsync($"sites/{site}/points/import?dryRun=true", bytes);
            Assert.True((int)answer.Code < 500, string.Create(CultureInfo.InvariantCulture, $"file {i} was answered with {answer.Code}"));
        }
    }
}
