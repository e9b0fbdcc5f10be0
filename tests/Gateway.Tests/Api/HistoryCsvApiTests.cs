using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Monitoring.Contracts;
using Monitoring.Gateway.Csv;
using Monitoring.Gateway.Tests.Hosting;

namespace Monitoring.Gateway.Tests.Api;

public sealed class HistoryCsvApiTests
{
    private const string Site = "330100001";
    private const string Path = $"/api/v1/sites/{Site}/history.csv";

    [Fact]
    public async Task History_AsAFile_IsUtf8WithMarkAndAskedForInTheWindow()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        var samples = host.App.Services.GetRequiredService<MemorySamples>();
        samples.Samples = [.. Enumerable.Range(0, 20_000).Select(i => new Sample(i % 2, 1_767_225_600_000 + (i / 2 * 1000), i, Quality.Good))];
        using var enterprise = await host.SignedInAsync("enterprise");

        using var answer = await enterprise.GetAsync(new Uri($"{Path}?points=TI-1,LI-2&from=2026-01-01&to=2026-01-02&lang=en&utcOffset=0", UriKind.Relative));
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal(("text/csv", "utf-8"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentType.CharSet));
        Assert.Equal($"history-{Site}.csv", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal("1000000", answer.Headers.GetValues("X-Row-Limit").Single());
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = System.Text.Encoding.UTF8.GetString(bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((10_001, "2026-01-01 02:46:39.000,19998,good,19999,good"), (lines.Length, lines[^1]));
        Assert.Equal((1_767_225_600_000, 1_767_312_000_000), (samples.Last!.From, samples.Last.To));
    }

    [Fact]
    public async Task History_TooManyFilesAtOnce_RefusedUntilOneIsDone()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        using var duty = await host.SignedInAsync();
        var slots = host.App.Services.GetRequiredService<FileSlots>();
        var taken = Enumerable.Range(0, FileSlots.Most).Select(_ => slots.TryTake()!).ToArray();
        using var refused = await duty.GetAsync(new Uri($"{Path}?points=TI-1", UriKind.Relative));
        taken[0].Dispose();
        taken[0].Dispose();

        // More than there are places: each request gives its own back.
        for (var i = 0; i < 2 * FileSlots.Most; i++)
        {
            await Poll.UntilAsync(async () => (await duty.GetAsync(new Uri($"{Path}?points=TI-1", UriKind.Relative))).StatusCode == HttpStatusCode.OK);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        await Poll.UntilAsync(() => Task.FromResult(TakeAndGiveBack(slots)));
        using var last = slots.TryTake();
        Assert.Null(slots.TryTake());
    }

    private static bool TakeAndGiveBack(FileSlots slots)
    {
        using var slot = slots.TryTake();
        return slot is not null;
    }

    [Fact]
    public async Task History_BadQuery_AllFaultsAtOnce()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        using var duty = await host.SignedInAsync();
        using var bad = await duty.GetAsync(new Uri($"{Path}?points=a$b&utcOffset=900&from=2026-01-01&to=2026-03-01", UriKind.Relative));
        using var foreign = await duty.GetAsync(new Uri("/api/v1/sites/330100999/history.csv?points=a", UriKind.Relative));
        host.App.Services.GetRequiredService<MemorySamples>().CannotStream = ("不能", "cannot");
        using var cannot = await duty.GetAsync(new Uri($"{Path}?points=TI-1", UriKind.Relative));

        var faults = (await bad.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateArray();
        Assert.Equal(["points", "utcOffset", "from"], faults.Select(fault => fault.GetProperty("where").GetString()!));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Conflict), (foreign.StatusCode, cannot.StatusCode));
    }
}
