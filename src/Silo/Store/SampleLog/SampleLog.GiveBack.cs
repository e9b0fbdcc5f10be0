namespace Monitoring.Silo;

/// <content>
/// Giving segments back. Never one that a sink or a site needs; others are kept for reading again, up to an age and a size, and at
/// once given up when the disk refuses.
/// </content>
internal sealed partial class SampleLog
{
    private readonly DiskReserve _reserve;

    /// <summary>Sites that keep a segment from being given back that was written last before a time, with the last position they have in the log.</summary>
    public IReadOnlyList<(string SiteId, long Last)> SitesBehind(DateTimeOffset before)
    {
        List<(string, long)> found = [];
        lock (_gate)
        {
            foreach (var site in _sites.Values)
            {
                if (site.First is { } first && first.Segment != _current && first.Segment.WrittenAt < before)
                {
                    found.Add((site.SiteId, site.Last));
                }
            }
        }

        return found;
    }

    private bool IsNeeded(Segment segment) =>
        segment == _current || segment.Pins > 0 || segment.Readers > 0 || (_state.Sinks.Count > 0 && segment.Last > _state.Sinks.Values.Min());

    private void GiveBackSegments()
    {
        List<Segment> free;
        lock (_gate)
        {
            free = Superfluous();
            foreach (var segment in free)
            {
                _state.Released.Add(segment.Header.Previous == SegmentHeader.Unknown ? segment.Header.Base : segment.Header.Previous + 1, segment.Last);
                _stateChanged = true;
            }
        }

        // First it is written down that they are given back, or their absence would look like a loss.
        if (free.Count == 0 || !TryStoreState())
        {
            return;
        }

        lock (_gate)
        {
            free.RemoveAll(IsNeeded);
            _segments.RemoveAll(free.Contains);
        }

        try
        {
            foreach (var segment in free)
            {
                segment.Handle.Dispose();
                _supply.GiveBack(segment);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The file stays and is found at the next start, as a segment that nobody needs.
            SampleLogMessages.StateNotStored(_logger, error);
        }
    }

    private List<Segment> Superfluous()
    {
        List<Segment> free = [];
        var total = TotalBytes();
        var most = _fault is not null || _notPrepared ? 0 : Math.Min(_options.KeepBytes, _options.MaxBytes - (3L * _options.SegmentBytes));
        var oldest = _time.GetUtcNow() - _options.KeepAge;
        foreach (var segment in _segments)
        {
            if (!IsNeeded(segment) && (total > most || segment.WrittenAt < oldest))
            {
                free.Add(segment);
                total -= segment.Length;
            }
        }

        return free;
    }

    private void TendReserve()
    {
        bool refused;
        lock (_gate)
        {
            refused = _fault is not null || _notPrepared;
        }

        _reserve.Tend(refused);
        if (_notPrepared && _supply.Spares == 0)
        {
            PrepareAhead();
        }
    }
}
