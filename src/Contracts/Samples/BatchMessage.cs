namespace Monitoring.Contracts;

/// <summary>Where one MQTT message begins and ends inside a <see cref="SampleBatch"/>, and what tells a repeat of it.</summary>
[GenerateSerializer, Alias("batch-message"), Immutable]
public readonly record struct BatchMessage(
    [property: Id(0)] long Seq,
    [property: Id(1)] ulong Fingerprint,
    [property: Id(2)] int Samples,
    [property: Id(3)] int Unknown,
    [property: Id(4)] bool Backfill)
{
    /// <summary>The value of <see cref="Seq"/> when the message carries no <c>seq</c>.</summary>
    public const long NoSeq = -1;
}
