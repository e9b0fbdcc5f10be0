namespace Monitoring.Contracts;

/// <summary>
/// All messages of one site out of one read of one connection: the unit of a grain call and of the sample log.
/// The arrays may be longer than what is in use; only the counted part is valid.
/// </summary>
/// <remarks>
/// Passed without a copy. The sender leaves it alone until the call has succeeded, and may use its arrays again afterwards:
/// the receiver keeps nothing of it.
/// </remarks>
[GenerateSerializer, Alias("sample-batch"), Immutable]
public sealed class SampleBatch
{
    /// <summary>The site, 9 characters.</summary>
    [Id(0)] public string SiteId { get; set; } = "";

    /// <summary>The gateway that sent it.</summary>
    [Id(1)] public string GatewayId { get; set; } = "";

    /// <summary>Arrival time at the service, Unix milliseconds.</summary>
    [Id(2)] public long ReceivedAt { get; set; }

    /// <summary>The messages in the order of arrival. Their sample counts add up to the counts below.</summary>
    [Id(3)] public BatchMessage[] Messages { get; set; } = [];

    /// <summary>Messages in use.</summary>
    [Id(4)] public int MessageCount { get; set; }

    /// <summary>The samples, message after message.</summary>
    [Id(5)] public Sample[] Samples { get; set; } = [];

    /// <summary>Samples in use.</summary>
    [Id(6)] public int SampleCount { get; set; }

    /// <summary>Values of points that the sender's point table lacks, message after message.</summary>
    [Id(7)] public NamedSample[] Unknown { get; set; } = [];

    /// <summary>Unknown values in use.</summary>
    [Id(8)] public int UnknownCount { get; set; }

    /// <summary>The samples in use.</summary>
    public ReadOnlySpan<Sample> SampleSpan => Samples.AsSpan(0, SampleCount);
}
