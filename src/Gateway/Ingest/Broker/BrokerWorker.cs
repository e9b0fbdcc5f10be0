using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Monitoring.Gateway.Ingest.Counters;
using Monitoring.Gateway.Ingest.Down;

namespace Monitoring.Gateway.Ingest.Broker;

/// <summary>Holds a line to the broker: connects, serves it until it ends, waits, connects again.</summary>
internal sealed partial class BrokerWorker(
    IBrokerLines lines,
    BrokerOptions options,
    BrokerIntake intake,
    BrokerOutbox outbox,
    Downlink downlink,
    BrokerState state,
    IngestCounters counters,
    TimeProvider clock,
    ILogger<BrokerWorker> logger) : BackgroundService
{
    /// <summary>How long calls under way are waited for when a line ends; shorter than what the host gives its services to stop.</summary>
    private static readonly TimeSpan LastCalls = TimeSpan.FromSeconds(3);

    private readonly BrokerPause _pause = new(options);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var counter = counters.Get(BrokerGateways.Unnamed);
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await HoldAsync(counter, stoppingToken) is { } held)
            {
                await PauseAsync(held, stoppingToken);
            }
        }
    }

    private async Task PauseAsync(TimeSpan held, CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(Next(held), clock, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private TimeSpan Next(TimeSpan held) => _pause.After(held, Random.Shared.NextDouble());

    // One line, from its beginning to its end. Returns how long it was up; null if the next one may follow at once.
    private async Task<TimeSpan?> HoldAsync(GatewayCounter counter, CancellationToken stoppingToken)
    {
        await using var line = lines.Create();
        var session = new BrokerSession(line, state, intake.TakeAsync);
        state.Began(session);
        using var stop = stoppingToken.Register(() => session.End(BrokerEnd.Stopping, "the process stops"));
        if (await ConnectAsync(line, session, stoppingToken) is { } fault)
        {
            session.End(stoppingToken.IsCancellationRequested ? BrokerEnd.Stopping : BrokerEnd.NotConnected, fault);
            await EndAsync(session);
            return TimeSpan.Zero;
        }

        var since = clock.GetTimestamp();
        state.Up();
        counter.TryConnect(int.MaxValue);
        LogUp(options.Url, options.ClientId, options.Group);
        if (!line.WasKept)
        {
            // A broker that does not know us may be a new one, with nothing retained.
            downlink.CopyRetained();
        }

        using (var over = new CancellationTokenSource())
        {
            var sending = outbox.SendAsync(line, over.Token);
            await WatchAsync(session, since);
            await over.CancelAsync();
            await sending;
        }

        counter.Disconnect();
        var end = await EndAsync(session);
        return end == BrokerEnd.SiteFailed ? null : clock.GetElapsedTime(since);
    }

    private static async Task<string?> ConnectAsync(IBrokerLine line, BrokerSession session, CancellationToken stoppingToken)
    {
        try
        {
            return await line.ConnectAsync(session, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return "the process stops";
        }
    }

    // A fault is forgotten when a line has held for a while, not when it came up: a site may fail again at once.
    private async Task WatchAsync(BrokerSession session, long since)
    {
        var settled = Task.Delay(BrokerPause.Good, clock);
        var first = await Task.WhenAny(session.Over, session.Failing, settled);
        if (first == settled)
        {
            state.Well();
            first = await Task.WhenAny(session.Over, session.Failing);
        }

        if (first == session.Failing)
        {
            // The pause is here and not between two lines: the other sites go on meanwhile.
            var detail = await session.Failing;
            state.SiteFails();
            LogSiteFailed(detail);
            await Task.WhenAny(session.Over, Task.Delay(Next(clock.GetElapsedTime(since)), clock));
            session.End(BrokerEnd.SiteFailed, detail);
        }

        await session.Over;
    }

    private async Task<BrokerEnd> EndAsync(BrokerSession session)
    {
        var (end, detail) = await session.Over;
        state.Down(end);
        if (end is BrokerEnd.NotConnected or BrokerEnd.Lost)
        {
            LogDown(options.Url, end.Name(), detail);
        }

        // By a line that is lost nothing can be acknowledged any more.
        await session.CloseAsync(end is BrokerEnd.SiteFailed or BrokerEnd.Stopping ? LastCalls : TimeSpan.Zero, clock);
        return end;
    }

    [LoggerMessage(1101, LogLevel.Information, "Connected to the broker {Url} as {ClientId}, group {Group}.")]
    private partial void LogUp(Uri url, string clientId, string group);

    [LoggerMessage(1102, LogLevel.Warning, "No line to the broker {Url}, {Reason}: {Detail}")]
    private partial void LogDown(Uri url, string reason, string detail);

    [LoggerMessage(1103, LogLevel.Error, "Messages of the broker are not acknowledged and will be delivered again: {Detail}")]
    private partial void LogSiteFailed(string detail);
}
