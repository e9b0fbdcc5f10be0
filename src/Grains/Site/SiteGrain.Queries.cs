using Monitoring.Contracts;

namespace Monitoring.Grains;

public sealed partial class SiteGrain
{
    private readonly CandidateList _candidates = new();

    /// <inheritdoc/>
    public Task<PointTable> GetPointTable(CancellationToken cancellationToken) => Task.FromResult(new PointTable
    {
        SiteId = SiteId,
        Version = _engine is null ? 0 : TableVersion,
        PointIds = _engine is { } engine
            ? [.. engine.Rules.PointIds.Select((id, i) => _index.IsConfigured(i) ? id : "")]
            : [],
    });

    /// <inheritdoc/>
    public Task<SiteView?> GetView(CancellationToken cancellationToken) => Task.FromResult(_engine?.View());

    /// <inheritdoc/>
    public async Task<SiteSnapshot?> GetSnapshot(CancellationToken cancellationToken)
    {
        if (_engine is null)
        {
            return null;
        }

        if (!NeedsJournal && _flushing.IsCompleted)
        {
            return _engine.Snapshot();
        }

        // Nobody is shown what is not journaled: the next write takes a snapshot of exactly what it stores. Waiting for a moment without
        // a write would wait for ever on a site whose alarms never rest.
        _snapshotWanted ??= new TaskCompletionSource<SiteSnapshot>();
        var snapshot = _snapshotWanted.Task;
        return await FlushAsync() ? await snapshot : throw Broken();
    }

    /// <inheritdoc/>
    public Task<SiteConfig?> GetConfig(CancellationToken cancellationToken) => Task.FromResult(_engine?.Rules.Config);

    /// <inheritdoc/>
    public Task<PointCandidate[]> GetCandidates(CancellationToken cancellationToken) => Task.FromResult(_candidates.ToArray());

    private void NoteCandidate(string pointId, double? value, long at, string gatewayId)
    {
        metrics.OnUnknownPoint();
        _candidates.Note(pointId, value, at, gatewayId);
    }

    /// <summary>
    /// Finds values by name that the sender's copy of the point table lacked. Those that the site knows by now become samples of
    /// their message; the others are candidates for the engineer.
    /// </summary>
    private (SampleBatch Batch, int Unknown) ResolveUnknown(SampleBatch batch)
    {
        var samples = new List<Sample>(batch.SampleCount + batch.UnknownCount);
        var messages = new BatchMessage[batch.MessageCount];
        var (sample, named, unknown) = (0, 0, 0);
        for (var m = 0; m < messages.Length; m++)
        {
            var message = batch.Messages[m];
            var start = samples.Count;
            samples.AddRange(batch.SampleSpan.Slice(sample, message.Samples));
            sample += message.Samples;
            for (var end = named + message.Unknown; named < end; named++)
            {
                var value = batch.Unknown[named];
                if (_index.Find(value.PointId) is { } point)
                {
                    samples.Add(new Sample(point, value.Timestamp, value.Value, value.Quality));
                }
                else
                {
                    unknown++;
                    NoteCandidate(value.PointId, double.IsFinite(value.Value) ? value.Value : null, batch.ReceivedAt, batch.GatewayId);
                }
            }

            messages[m] = message with { Samples = samples.Count - start, Unknown = 0 };
        }

        return (new SampleBatch
        {
            SiteId = batch.SiteId,
            GatewayId = batch.GatewayId,
            ReceivedAt = batch.ReceivedAt,
            Messages = messages,
            MessageCount = messages.Length,
            Samples = [.. samples],
            SampleCount = samples.Count,
        }, unknown);
    }
}
