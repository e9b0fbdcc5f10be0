using FsCheck;
using FsCheck.Fluent;
using Monitoring.Contracts;

namespace Monitoring.Silo.Tests;

/// <summary>Builds batches.</summary>
internal static class Samples
{
    public const string Site = "330100099";
    public const long Start = 1_767_225_600_000;

    public static SampleBatch Batch(string site = Site, int samples = 3, long at = Start, double value = 1.5, string gateway = "demo") =>
        Of(site, [.. Enumerable.Range(0, samples).Select(i => new Sample(i, at, value + i, Quality.Good))], at, gateway);

    public static Gen<long> AnyLong { get; } =
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        select ((long)high << 32) | (uint)low;

    public static SampleBatch Of(string site, Sample[] samples, long at = Start, string gateway = "demo") => new()
    {
        SiteId = site,
        GatewayId = gateway,
        ReceivedAt = at,
        Messages = [new BatchMessage(BatchMessage.NoSeq, 42, samples.Length, 0, false)],
        MessageCount = 1,
        Samples = samples,
        SampleCount = samples.Length,
    };
}
