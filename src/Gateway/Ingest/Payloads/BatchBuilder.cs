using Monitoring.Contracts;

namespace Monitoring.Gateway.Ingest.Payloads;

/// <summary>
/// Fills a pooled <see cref="SampleBatch"/> message by message. A message that turns out to have a fault is rolled back whole.
/// </summary>
internal sealed class BatchBuilder
{
    /// <summary>The time of a sample whose <c>ts</c> has not been read yet.</summary>
    public const long TimePending = long.MinValue;

    private int _messageSamples;
    private int _messageUnknown;

    public SampleBatch Batch { get; } = new() { Messages = new BatchMessage[8], Samples = new Sample[32] };

    /// <summary>Values of the open message.</summary>
    public int OpenCount => Batch.SampleCount - _messageSamples + Batch.UnknownCount - _messageUnknown;

    public void Begin()
    {
        _messageSamples = Batch.SampleCount;
        _messageUnknown = Batch.UnknownCount;
    }

    public void Add(int point, long timestamp, double value, Quality quality)
    {
        var samples = Batch.Samples;
        var count = Batch.SampleCount;
        if ((uint)count >= (uint)samples.Length)
        {
            samples = Batch.Samples = Grow(samples);
        }

        samples[count] = new Sample(point, timestamp, value, quality);
        Batch.SampleCount = count + 1;
    }

    public void AddUnknown(string name, long timestamp, double value, Quality quality)
    {
        if (Batch.UnknownCount == Batch.Unknown.Length)
        {
            Batch.Unknown = Grow(Batch.Unknown);
        }

        Batch.Unknown[Batch.UnknownCount++] = new NamedSample(name, timestamp, value, quality);
    }

    /// <summary>Gives the samples of the open message from these places on their time, where it is still pending.</summary>
    public void SetPendingTimes(int fromSample, int fromUnknown, long timestamp)
    {
        foreach (ref var sample in Batch.Samples.AsSpan(fromSample, Batch.SampleCount - fromSample))
        {
            if (sample.Timestamp == TimePending)
            {
                sample = new Sample(sample.Point, timestamp, sample.Value, sample.Quality);
            }
        }

        foreach (ref var sample in Batch.Unknown.AsSpan(fromUnknown, Batch.UnknownCount - fromUnknown))
        {
            if (sample.Timestamp == TimePending)
            {
                sample = sample with { Timestamp = timestamp };
            }
        }
    }

    public void SetPendingTimes(long timestamp) => SetPendingTimes(_messageSamples, _messageUnknown, timestamp);

    public void Complete(long seq, ulong fingerprint, bool backfill)
    {
        if (Batch.MessageCount == Batch.Messages.Length)
        {
            Batch.Messages = Grow(Batch.Messages);
        }

        Batch.Messages[Batch.MessageCount++] = new BatchMessage(
            seq, fingerprint, Batch.SampleCount - _messageSamples, Batch.UnknownCount - _messageUnknown, backfill);
        Begin();
    }

    public void RollBack()
    {
        Batch.SampleCount = _messageSamples;
        Batch.UnknownCount = _messageUnknown;
    }

    /// <summary>Makes it empty for the next use; arrays that grew large are let go. False if it is not worth keeping.</summary>
    public bool Reset()
    {
        Batch.MessageCount = Batch.SampleCount = _messageSamples = _messageUnknown = 0;
        if (Batch.UnknownCount > 0)
        {
            Batch.Unknown.AsSpan(0, Batch.UnknownCount).Clear();
            Batch.UnknownCount = 0;
        }

        return Batch.Samples.Length <= 64 * 1024 && Batch.Messages.Length <= 16 * 1024 && Batch.Unknown.Length <= 4 * 1024;
    }

    private static T[] Grow<T>(T[] array)
    {
        Array.Resize(ref array, Math.Max(16, array.Length * 2));
        return array;
    }
}
