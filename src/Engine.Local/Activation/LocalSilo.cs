using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>All activations of the process. A hosted service: it takes calls until the host stops, and then lets every grain deactivate.</summary>
internal sealed class LocalSilo : IHostedService, IAsyncDisposable
{
    // Response timeouts are looked for this many times within one timeout, but at most once per second.
    private const int LooksPerTimeout = 10;

    private readonly ConcurrentDictionary<GrainId, Activation> _activations = new();
    private readonly int _ticksPerTimeout;
    private readonly TimeSpan _tickPeriod;
    private ITimer? _collector;
    private ITimer? _ticker;
    private int _tick;
    private volatile bool _stopping;

    public LocalSilo(
        IServiceProvider services,
        IOptions<SiloMessagingOptions> messaging,
        IOptions<GrainCollectionOptions> collection,
        EngineMetrics metrics,
        ILogger<LocalSilo> logger)
    {
        Services = services;
        Messaging = messaging.Value;
        Collection = collection.Value;
        Metrics = metrics;
        Logger = logger;
        GrainClock = services.GetRequiredKeyedService<TimeProvider>(TimeProviderNames.Grains);
        MessagingClock = services.GetRequiredKeyedService<TimeProvider>(TimeProviderNames.Messaging);
        CollectionClock = services.GetRequiredKeyedService<TimeProvider>(TimeProviderNames.ActivationManagement);
        var period = Messaging.ResponseTimeout / LooksPerTimeout;
        _tickPeriod = period > TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : period;
        _ticksPerTimeout = (int)Math.Ceiling(Messaging.ResponseTimeout / _tickPeriod);
        metrics.Observe(() => _activations.Count, () => _activations.Values.Sum(static activation => activation.Waiting));
    }

    public IServiceProvider Services { get; }

    public SiloMessagingOptions Messaging { get; }

    public GrainCollectionOptions Collection { get; }

    public EngineMetrics Metrics { get; }

    public ILogger Logger { get; }

    public TimeProvider GrainClock { get; }

    public TimeProvider MessagingClock { get; }

    public TimeProvider CollectionClock { get; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        using (ExecutionContext.SuppressFlow())
        {
            _collector = CollectionClock.CreateTimer(_ => Collect(), null, Collection.CollectionQuantum, Collection.CollectionQuantum);
            _ticker = MessagingClock.CreateTimer(_ => Tick(), null, _tickPeriod, _tickPeriod);
        }

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _stopping = true;
        while (!_activations.IsEmpty && !cancellationToken.IsCancellationRequested)
        {
            var all = _activations.Values.ToArray();
            foreach (var activation in all)
            {
                activation.Deactivate(new(DeactivationReasonCode.ShuttingDown, "The host stops."), cancellationToken);
            }

            await Task.WhenAll(all.Select(static activation => activation.Deactivated))
                .WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!_activations.IsEmpty)
        {
            Logger.StoppedEarly(_activations.Count);
        }

        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_collector is not null)
        {
            await _collector.DisposeAsync();
        }

        if (_ticker is not null)
        {
            await _ticker.DisposeAsync();
        }
    }

    /// <summary>Makes a call: to the activation the caller knows, if it still lives, else to the one of the grain, which is created if need be.</summary>
    /// <returns>The activation that took it, for the caller to remember.</returns>
    public Activation? Send(Activation? known, GrainId grainId, GrainClass grainClass, Request request)
    {
        request.StartTick = Volatile.Read(ref _tick);
        request.ObserveCancellation();
        if (request.IsAnswered)
        {
            // Cancelled before it was made: no grain need wake up for it.
            return known;
        }

        return known is not null && known.TryEnqueue(request) ? known : Dispatch(grainId, grainClass, request);
    }

    public Activation? Dispatch(GrainId grainId, GrainClass grainClass, Request request)
    {
        while (true)
        {
            if (!_activations.TryGetValue(grainId, out var activation))
            {
                if (_stopping)
                {
                    request.TryFail(new OrleansException($"{grainId} is not active, and the silo is stopping."));
                    return null;
                }

                activation = new Activation(this, grainClass, grainId);
                if (!_activations.TryAdd(grainId, activation))
                {
                    continue;
                }

                activation.Start();
            }

            if (activation.TryEnqueue(request))
            {
                return activation;
            }

            Forget(activation);
        }
    }

    public void Forget(Activation activation) => _activations.TryRemove(new(activation.GrainId, activation));

    private void Collect()
    {
        foreach (var (_, activation) in _activations)
        {
            activation.CollectIfIdle(CollectionClock);
        }
    }

    private void Tick()
    {
        // A call is late after one more tick than the timeout has, since it was made somewhere within a tick.
        var late = Interlocked.Increment(ref _tick) - _ticksPerTimeout - 1;
        foreach (var (_, activation) in _activations)
        {
            activation.FailMadeBy(late);
        }
    }
}
