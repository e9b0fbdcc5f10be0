using Microsoft.Extensions.Logging;
using Monitoring.Grains;

namespace Monitoring.Silo;

/// <summary>The silos of the cluster as this one sees them, looked at every second.</summary>
/// <remarks>Listening to what Orleans tells of changes was not enough: a silo that came was missing here for good, and no site moved to it.</remarks>
internal sealed partial class SiloView : ISilos, IDisposable
{
    /// <summary>A site stays where it is until the silos have been the same for so long: longer than a silo takes to restart.</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly ISiloStatusOracle _oracle;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private TaskCompletionSource _change = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string[] _names = [];
    private long _changedAt;

    /// <summary>Begins to look.</summary>
    /// <param name="oracle">Orleans' view of the membership.</param>
    /// <param name="time">A clock that nobody sets.</param>
    /// <param name="logger">Is told what it sees.</param>
    public SiloView(ISiloStatusOracle oracle, TimeProvider time, ILogger<SiloView> logger)
    {
        (_oracle, _time, _logger) = (oracle, time, logger);
        _changedAt = time.GetTimestamp();
        _timer = time.CreateTimer(static view => ((SiloView)view!).Look(), this, TimeSpan.Zero, Period);
    }

    /// <inheritdoc/>
    public Task NextChange
    {
        get
        {
            lock (_gate)
            {
                return _change.Task;
            }
        }
    }

    /// <inheritdoc/>
    public bool IsElsewhere(string siteId)
    {
        lock (_gate)
        {
            return _time.GetElapsedTime(_changedAt) >= Settled && !IsHere(siteId);
        }
    }

    /// <inheritdoc/>
    public bool Wakes(string siteId)
    {
        lock (_gate)
        {
            return IsHere(siteId);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        var names = Names();
        TaskCompletionSource change;
        lock (_gate)
        {
            if (names.AsSpan().SequenceEqual(_names))
            {
                return;
            }

            (_names, _changedAt) = (names, _time.GetTimestamp());
            change = _change;
            _change = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        LogChanged(string.Join(", ", names));
        change.SetResult();
    }

    private bool IsHere(string siteId) => SiteHome.Of(siteId, _names) is var at && (at < 0 || _names[at] == _oracle.SiloName);

    private string[] Names()
    {
        var active = _oracle.GetActiveSilos();
        var names = new List<string>(active.Length);
        foreach (var silo in active)
        {
            if (_oracle.TryGetSiloName(silo, out var name))
            {
                names.Add(name);
            }
        }

        names.Sort(StringComparer.Ordinal);
        return [.. names];
    }

    [LoggerMessage(2122, LogLevel.Information, "Silos that are there: {Names}")]
    private partial void LogChanged(string names);
}
