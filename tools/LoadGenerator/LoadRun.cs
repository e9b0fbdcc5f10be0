using System.Net.Sockets;

namespace Monitoring.LoadGenerator;

/// <summary>Opens the connections, lets them publish through warm-up and measurement, and sums up.</summary>
internal sealed class LoadRun(LoadOptions options, LoadSite[] sites, TimeProvider time, Action<string> say)
{
    private const int OpeningAtOnce = 32;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private long _measureFrom = long.MaxValue;
    private long _left = options.Count ?? long.MaxValue;

    /// <summary>Timestamp at which the measurement began.</summary>
    public long MeasureFrom => Volatile.Read(ref _measureFrom);

    public async Task<LoadReport> RunAsync(CancellationToken cancellationToken)
    {
        var picker = options.Skew > 0 ? new SitePicker(sites.Length, options.Skew) : null;
        var connections = Enumerable.Range(0, options.Connections).Select(i => new LoadConnection(options, i, sites, picker, this, time)).ToArray();
        await Parallel.ForEachAsync(
            connections.Index(),
            new ParallelOptions { MaxDegreeOfParallelism = OpeningAtOnce, CancellationToken = cancellationToken },
            async (c, token) => await c.Item.OpenAsync(c.Index, token));
        say($"{connections.Length} connections open, {sites.Length} sites");

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var interval = options.Rate > 0 ? TimeSpan.FromSeconds(connections.Length / options.Rate) : TimeSpan.Zero;
        var lost = 0;
        var publishing = Task.WhenAll(connections.Select(c => Task.Run(() => PublishAsync(c), CancellationToken.None)));

        await Task.WhenAny(Task.Delay(options.WarmUp, time, cancellationToken), publishing);
        var began = time.GetTimestamp();
        Volatile.Write(ref _measureFrom, began);
        await Task.WhenAny(Task.Delay(options.Duration, time, cancellationToken), publishing);
        await over.CancelAsync();
        await publishing;
        var seconds = time.GetElapsedTime(began).TotalSeconds;
        await Task.WhenAll(connections.Select(c => c.CloseAsync(Patience)));
        return LoadReport.Of(options, sites.Length, connections, seconds, lost, time);

        async Task PublishAsync(LoadConnection connection)
        {
            try
            {
                await connection.PublishAsync(interval, over.Token);
            }
            catch (OperationCanceledException)
            {
                // The time is over.
            }
            catch (Exception error) when (error is IOException or SocketException)
            {
                Interlocked.Increment(ref lost);
                say(error.Message);
            }
        }
    }

    /// <summary>False when the count is used up; <c>measured</c> when warm-up is over.</summary>
    public bool MayStart(out bool measured)
    {
        measured = MeasureFrom != long.MaxValue;
        return !measured || Interlocked.Decrement(ref _left) >= 0;
    }
}
