using Monitoring.MqttClient;

namespace Monitoring.LoadGenerator;

/// <summary>One connection's sending loop and what it measured. Counters of acknowledgements are written by the receive loop only.</summary>
internal sealed class LoadConnection
{
    private readonly LoadOptions _options;
    private readonly PayloadTemplate[] _templates;
    private readonly SitePicker? _picker;
    private readonly Random _random;
    private readonly TimeProvider _time;
    private readonly LoadRun _run;
    private MqttConnection? _connection;
    private long _acknowledged;
    private long _sent;

    public LoadConnection(LoadOptions options, int index, LoadSite[] sites, SitePicker? picker, LoadRun run, TimeProvider time)
    {
        (_options, _picker, _run, _time) = (options, picker, run, time);
        _random = new Random(HashCode.Combine(options.Seed, index));
        var mine = picker is null ? [sites[index % sites.Length]] : sites;
        _templates = [.. mine.Select(site => options.Payload == PayloadKind.Json ? PayloadTemplate.Json(site) : PayloadTemplate.Number(site, index / sites.Length))];
    }

    public LatencyHistogram Latency { get; } = new();

    /// <summary>In the measured time.</summary>
    public long Messages { get; private set; }

    public long Samples { get; private set; }

    public long Refused { get; private set; }

    public long Unacknowledged => _options.QoS == MqttQoS.AtMostOnce ? 0 : _sent - Volatile.Read(ref _acknowledged);

    public async Task OpenAsync(int index, CancellationToken cancellationToken) =>
        _connection = await MqttConnection.ConnectAsync(
            new MqttOptions
            {
                Host = _options.Host,
                Port = _options.Port,
                ClientId = $"loadgen-{index}",
                User = _options.User,
                Password = _options.Password,
                Version = _options.Version,
                Window = _options.Window,
                OnAcknowledged = OnAcknowledged,
                Time = _time,
            },
            cancellationToken);

    /// <summary>Publishes until the run is over or the connection ends.</summary>
    public async Task PublishAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        var due = _time.GetUtcNow() + (interval * _random.NextDouble());
        var lastTs = 0L;
        while (!cancellationToken.IsCancellationRequested)
        {
            var now = _time.GetUtcNow();
            if (interval > TimeSpan.Zero)
            {
                if (due > now)
                {
                    await Task.Delay(due - now, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }

                due += interval;
            }

            if (!_run.MayStart(out var measured))
            {
                return;
            }

            var template = _picker is null ? _templates[0] : _templates[_picker.Pick(_random.NextDouble())];
            lastTs = Math.Max(lastTs + 1, now.ToUnixTimeMilliseconds());
            await _connection!.PostAsync(template.Topic, template.Next(lastTs, _sent), _options.QoS, cancellationToken: cancellationToken);
            _sent++;
            if (measured)
            {
                Messages++;
                Samples += template.Samples;
            }
        }
    }

    /// <summary>Waits until everything is acknowledged, or the connection or the patience ends; then disconnects.</summary>
    public async Task CloseAsync(TimeSpan patience)
    {
        if (_connection is not { } connection)
        {
            return;
        }

        using var deadline = new CancellationTokenSource(patience, _time);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20), _time);
        while (Unacknowledged > 0 && connection.IsOpen && !deadline.IsCancellationRequested)
        {
            await look.WaitForNextTickAsync(CancellationToken.None);
        }

        await connection.DisconnectAsync();
    }

    private void OnAcknowledged(long sentAt, byte reasonCode)
    {
        Volatile.Write(ref _acknowledged, _acknowledged + 1);
        if (reasonCode >= 0x80)
        {
            Refused++;
        }

        if (sentAt >= _run.MeasureFrom)
        {
            Latency.Add(_time.GetTimestamp() - sentAt);
        }
    }
}
