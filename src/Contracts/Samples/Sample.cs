namespace Monitoring.Contracts;

/// <summary>One value of one point. 24 bytes, so that a batch is one flat array.</summary>
[GenerateSerializer, Alias("sample"), Immutable]
public readonly struct Sample : IEquatable<Sample>
{
    /// <summary>Makes a sample.</summary>
    public Sample(int point, long timestamp, double value, Quality quality)
    {
        Point = point;
        Timestamp = timestamp;
        Value = value;
        Quality = quality;
    }

    /// <summary>Index of the point in its site's <see cref="PointTable"/>. Indexes are never reused.</summary>
    [Id(0)] public int Point { get; }

    /// <summary>What the gateway says of the value.</summary>
    [Id(1)] public Quality Quality { get; }

    /// <summary>Sample time: when it was measured, Unix milliseconds.</summary>
    [Id(2)] public long Timestamp { get; }

    /// <summary>The value in the point's unit; a switch is 0 or 1. Finite, unless <see cref="Quality"/> is bad.</summary>
    [Id(3)] public double Value { get; }

    /// <inheritdoc/>
    public bool Equals(Sample other) =>
        Point == other.Point && Quality == other.Quality && Timestamp == other.Timestamp && Value.Equals(other.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Sample other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Point, Timestamp, Value);

    /// <summary>Same point, time, value and quality.</summary>
    public static bool operator ==(Sample left, Sample right) => left.Equals(right);

    /// <summary>Differs in any member.</summary>
    public static bool operator !=(Sample left, Sample right) => !left.Equals(right);
}
