using System.Collections.Concurrent;
using Monitoring.Gateway.Ingest.Payloads;

namespace Monitoring.Gateway.Ingest.Flow;

/// <summary>Rounds and batches between their uses. Bounded: what is too many or too large is left to the collector.</summary>
internal sealed class RoundPool
{
    /// <summary>Kept of each kind.</summary>
    public const int Capacity = 1_024;

    private readonly ConcurrentQueue<IngestRound> _rounds = new();
    private readonly ConcurrentQueue<BatchBuilder> _batches = new();

    public IngestRound TakeRound() => _rounds.TryDequeue(out var round) ? round : new IngestRound();

    public BatchBuilder TakeBatch() => _batches.TryDequeue(out var batch) ? batch : new BatchBuilder();

    public void Return(IngestRound round)
    {
        round.Reset();
        if (_rounds.Count < Capacity)
        {
            _rounds.Enqueue(round);
        }
    }

    public void Return(BatchBuilder batch)
    {
        if (batch.Reset() && _batches.Count < Capacity)
        {
            _batches.Enqueue(batch);
        }
    }
}
