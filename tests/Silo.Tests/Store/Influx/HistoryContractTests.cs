using Microsoft.Extensions.Logging.Abstractions;
using Monitoring.Contracts;

namespace Monitoring.Silo.Tests;

/// <summary>The contract on the embedded series.</summary>
public sealed class SeriesHistoryContractTests : HistoryContract, IPointNames, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SeriesStore _store;

    public SeriesHistoryContractTests() => _store = new SeriesStore(new SeriesOptions { Directory = _folder.Path }, TimeProvider.System);

    private protected override IHistory History => new SeriesHistory(_store, this);

    [Fact]
    public Task ReadAsync_FewerThanAskedFor_AreExact() => FewerThanAskedFor_AreExact();

    [Fact]
    public Task ReadAsync_Qualities_AreKept() => Qualities_AreKept();

    [Fact]
    public Task ReadAsync_SampleGivenAgain_CountsAsItCameLast() => SampleGivenAgain_CountsAsItCameLast();

    [Fact]
    public Task ReadAsync_Span_IsFromInclusiveToExclusive() => Span_IsFromInclusiveToExclusive();

    [Fact]
    public Task ReadAsync_Points_AreInTheOrderAskedFor() => Points_AreInTheOrderAskedFor();

    [Theory]
    [InlineData(50)]
    [InlineData(999)]
    public Task ReadAsync_MoreThanAskedFor_KeepsMinimaMaximaFirstAndLast(int max) => MoreThanAskedFor_KeepMinimaMaximaFirstAndLast(max);

    [Fact]
    public Task ReadAsync_MoreThanAskedFor_BadOnesAreSeenAndDoNotCountAsExtremes() => MoreThanAskedFor_BadOnesAreSeenAndDoNotCountAsExtremes();

    [Fact]
    public Task ReadAsync_OnlyBad_IsATrendOfGaps() => OnlyBad_IsATrendOfGaps();

    public Task<int?[]> IndexesAsync(string siteId, string[] points, CancellationToken cancellationToken) => Task.FromResult(Array.ConvertAll(points, IndexOf));

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    private protected override Task StoreAsync(SampleBatch batch)
    {
        _store.Add(batch);
        return Task.CompletedTask;
    }
}

/// <summary>The contract on a real InfluxDB, through the sample log and the sink.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "IAsyncLifetime disposes of them.")]
public sealed class InfluxHistoryContractTests : HistoryContract, IPointTables, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private InfluxServer? _server;
    private InfluxHistory? _history;
    private InfluxQuery? _query;
    private SampleLog? _log;
    private InfluxSink? _sink;

    private protected override IHistory History => _history!;

    [InfluxFact]
    public Task ReadAsync_FewerThanAskedFor_AreExact() => FewerThanAskedFor_AreExact();

    [InfluxFact]
    public Task ReadAsync_Qualities_AreKept() => Qualities_AreKept();

    [InfluxFact]
    public Task ReadAsync_SampleGivenAgain_CountsAsItCameLast() => SampleGivenAgain_CountsAsItCameLast();

    [InfluxFact]
    public Task ReadAsync_Span_IsFromInclusiveToExclusive() => Span_IsFromInclusiveToExclusive();

    [InfluxFact]
    public Task ReadAsync_Points_AreInTheOrderAskedFor() => Points_AreInTheOrderAskedFor();

    [InfluxTheory]
    [InlineData(50)]
    [InlineData(999)]
    public Task ReadAsync_MoreThanAskedFor_KeepsMinimaMaximaFirstAndLast(int max) => MoreThanAskedFor_KeepMinimaMaximaFirstAndLast(max);

    [InfluxFact]
    public Task ReadAsync_MoreThanAskedFor_BadOnesAreSeenAndDoNotCountAsExtremes() => MoreThanAskedFor_BadOnesAreSeenAndDoNotCountAsExtremes();

    [InfluxFact]
    public Task ReadAsync_OnlyBad_IsATrendOfGaps() => OnlyBad_IsATrendOfGaps();

    [InfluxFact]
    public async Task ReadAsync_ServerStopped_SaysSo()
    {
        await _server!.StopAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => _history!.ReadAsync(new HistoryQuery { SiteId = Samples.Site, Points = ["LI-912"], From = 0, To = 1 }, default));
    }

    [InfluxFact]
    public async Task ReadAsync_NoSuchDatabase_SaysSo()
    {
        using var query = new InfluxQuery(new InfluxOptions { Url = _server!.Url, Database = "other" }, TimeProvider.System, TimeSpan.FromSeconds(10), new InfluxReads(TimeProvider.System));
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => new InfluxHistory(query).ReadAsync(new HistoryQuery { SiteId = Samples.Site, Points = ["LI-912"], From = 0, To = 1 }, default));

        // In these words, where it is asked more than one thing.
        Assert.Equal("InfluxDB: not executed", error.Message);
    }

    public async Task InitializeAsync()
    {
        if (InfluxServer.Binary is not null)
        {
            _server = await InfluxServer.StartAsync();
            _log = SampleLogFixture.Open(SampleLogFixture.Options(_folder));
            var options = _server.Options();
            _sink = new InfluxSink(_log, this, InfluxWriters.Create(options, TimeProvider.System), options, TimeProvider.System, TimeProvider.System, NullLogger.Instance);
            _query = new InfluxQuery(options, TimeProvider.System, TimeSpan.FromSeconds(30), new InfluxReads(TimeProvider.System));
            _history = new InfluxHistory(_query);
            await _server.QueryAsync($"CREATE DATABASE {InfluxServer.Database}");
        }
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _sink!.DisposeAsync();
            await _log!.DisposeAsync();
            _query!.Dispose();
            await _server.DisposeAsync();
        }

        _folder.Dispose();
    }

    public Task<IReadOnlyList<string>> NamesAsync(string siteId, CancellationToken cancellationToken) => NamesAsync();

    private protected override async Task StoreAsync(SampleBatch batch)
    {
        await SampleLogFixture.AppendDurably(_log!, batch);
        await SinkFixture.Until(() => _log!.RegisterSink(InfluxSink.Name) >= _log.LastPosition, () => _sink!.Check().Detail!);
    }
}
