using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>
/// Carries batches from the sample log to InfluxDB. The log's cursor moves only over what the server has taken, so an outage or a crash
/// costs a repetition and never a sample; a repetition writes the same values over the same points.
/// </summary>
internal sealed partial class InfluxSink : IServiceHealth, IAsyncDisposable
{
    /// <summary>Name of the sink in the log, and of its part in health.</summary>
    public const string Name = "influxdb";

    /// <summary>How long the end of the log is still delivered after the order to stop; what is left then, the log keeps.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    /// <summary>Rest before a sink that failed unexpectedly is begun again.</summary>
    private static readonly TimeSpan RestartPause = TimeSpan.FromSeconds(2);

    private readonly SampleLog _log;
    private readonly IPointTables _tables;
    private readonly IInfluxWriter _writer;
    private readonly InfluxOptions _options;
    private readonly TimeProvider _time;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly Task _loop;
    private volatile InfluxPipeline? _pipeline;

    /// <summary>Begins to read where the stored cursor is.</summary>
    /// <param name="log">The log.</param>
    /// <param name="tables">Names of points.</param>
    /// <param name="writer">The way to the server; disposed of with the sink.</param>
    /// <param name="options">Options; must be valid.</param>
    /// <param name="time">Clock of pauses, ages and timeouts.</param>
    /// <param name="clock">Clock of the samples' arrival.</param>
    /// <param name="logger">Logger.</param>
    public InfluxSink(SampleLog log, IPointTables tables, IInfluxWriter writer, InfluxOptions options, TimeProvider time, TimeProvider clock, ILogger logger)
    {
        (_log, _tables, _writer, _options, _time, _clock, _logger) = (log, tables, writer, options, time, clock, logger);
        State = new InfluxState(options, time);
        log.RegisterSink(Name);
        _loop = Task.Run(RunAsync);
    }

    /// <summary>What is known of the server.</summary>
    public InfluxState State { get; }

    /// <summary>Whether the server has all but the newest samples, so that trends may be read there.</summary>
    public bool IsUpToDate => State.IsReachable && !(Age >= TimeSpan.FromSeconds(5));

    private TimeSpan? Age => _pipeline?.Backlog.Oldest is { } oldest ? _clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(oldest) : null;

    /// <inheritdoc/>
    public PartHealth Check() => State.Check(_pipeline is { } pipeline ? Math.Max(0, _log.LastPosition - pipeline.Backlog.Stored) : 0, Age);

    /// <summary>Delivers what the log still has, for some seconds and only if the server answers, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        _abort.CancelAfter(State.IsReachable ? StopPatience : TimeSpan.Zero);
        await _stop.CancelAsync();
        await _loop;
        _writer.Dispose();
        _stop.Dispose();
        _abort.Dispose();
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever ends the pipeline, samples must go on to the server: it is counted, logged, shown in health, and begun again at the cursor.")]
    private async Task RunAsync()
    {
        InfluxDelivery[] deliveries = [.. Enumerable.Range(0, _options.InFlight).Select(_ => new InfluxDelivery(_writer, _options, State, _time, _logger))];
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var columns = new SiteColumnsCache(_tables, _options.Measurement, _time);
                _pipeline = new InfluxPipeline(_log, columns, _writer, _options, State, _time, deliveries);
                await _pipeline.RunAsync(_stop.Token, _abort.Token);
            }
            catch (Exception error)
            {
                State.Restarted(error.Message);
                LogRestarting(error);
                await Task.Delay(RestartPause, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(4303, LogLevel.Error, "The InfluxDB sink failed; it is begun again at the last position that the server has")]
    private partial void LogRestarting(Exception exception);
}
