using Microsoft.Extensions.Logging.Abstractions;
using Monitoring.Contracts;

namespace Monitoring.Silo.Tests;

/// <summary>A sample log and a sink on it, and the record of all that was logged.</summary>
internal sealed class SinkFixture : IPointTables, IAsyncDisposable
{
    public static readonly string[] Points = ["LI-912", "PI_1.a", "TI-3", "FI-4"];
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<(string Site, string Field, long Time), double> _logged = [];
    private InfluxOptions? _options;

    public SinkFixture() => Log = SampleLogFixture.Open(SampleLogFixture.Options(_folder));

    public SampleLog Log { get; private set; }

    public InfluxSink? Sink { get; private set; }

    public Func<string, string[]> Names { get; set; } = static _ => Points;

    public string[] Sites { get; } = ["330100001", "330100002", "330100003"];

    /// <summary>Recent, so that no server finds it too old.</summary>
    public long Start { get; } = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / 1000 * 1000;

    public TemporaryFolder Folder => _folder;

    /// <summary>Begins the sink.</summary>
    public InfluxSink Begin(InfluxOptions options, IInfluxWriter? writer = null)
    {
        _options = options;
        options.RefusedDirectory = Path.Combine(_folder.Path, "influx");
        return Sink = new InfluxSink(
            Log, this, writer ?? InfluxWriters.Create(options, TimeProvider.System), options, TimeProvider.System, TimeProvider.System, NullLogger.Instance);
    }

    /// <summary>Logs batches of all points of all sites, a second apart, and remembers what a server must hold.</summary>
    public async Task LogAsync(int begin, int count, Func<int, int, (double Value, Quality Quality)>? sample = null)
    {
        long position = 0;
        for (var i = begin; i < begin + count; i++)
        {
            foreach (var site in Sites)
            {
                var at = Start - 3_600_000 + (i * 1000L);
                var samples = new Sample[Points.Length];
                for (var p = 0; p < samples.Length; p++)
                {
                    var (value, quality) = sample?.Invoke(i, p) ?? (i + (p / 4.0), Quality.Good);
                    samples[p] = new Sample(p, at, value, quality);
                    Remember(site, Points[p], at, value, quality);
                }

                Assert.True(Log.TryAppend(Samples.Of(site, samples, at), out position));
            }
        }

        Assert.True(await Log.WhenDurable(position));
    }

    /// <summary>What a server must hold of a site.</summary>
    public Dictionary<(string Field, long Time), double> Expected(string site) =>
        _logged.Where(entry => entry.Key.Site == site).ToDictionary(entry => (entry.Key.Field, entry.Key.Time), entry => entry.Value);

    /// <summary>It is known that the server does not take this field.</summary>
    public void Forget(string site, string field, long time) => Assert.True(_logged.Remove((site, field, time)));

    /// <summary>Completes when the sink has delivered all that was logged.</summary>
    public Task DrainedAsync() => Until(() => Log.RegisterSink(InfluxSink.Name) >= Log.LastPosition, () => Sink!.Check().Detail!);

    public static async Task Until(Func<bool> condition, Func<string> why)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (!condition())
        {
            Assert.False(patience.IsCancellationRequested, why());
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }

    /// <summary>As a process that was killed and begins again: the state of the log is that of its last storing.</summary>
    public async Task ReopenAsync(Func<Task>? meanwhile = null)
    {
        await Sink!.DisposeAsync();
        await Log.DisposeAsync();
        if (meanwhile is not null)
        {
            await meanwhile();
        }

        Log = SampleLogFixture.Open(SampleLogFixture.Options(_folder));
        Begin(_options!);
    }

    public Task<IReadOnlyList<string>> NamesAsync(string siteId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>(Names(siteId));

    public async ValueTask DisposeAsync()
    {
        if (Sink is not null)
        {
            await Sink.DisposeAsync();
        }

        await Log.DisposeAsync();
        _folder.Dispose();
    }

    private void Remember(string site, string point, long at, double value, Quality quality)
    {
        var (finite, bad) = (double.IsFinite(value), quality == Quality.Bad || !double.IsFinite(value));
        if (finite)
        {
            _logged[(site, bad ? point + ":bad" : point, at)] = value;
        }

        if (bad || quality == Quality.Uncertain)
        {
            _logged[(site, point + ":q", at)] = bad ? (finite ? 2 : 3) : 1;
        }
    }
}
