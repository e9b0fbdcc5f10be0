using Monitoring.Engine.Tests.Support;

namespace Monitoring.Engine.Tests.Copying;

[GenerateSerializer]
[Alias("test.message")]
public sealed record Message
{
    [Id(0)]
    public string Name { get; init; } = "";

    [Id(1)]
    public List<double> Values { get; init; } = [];

    [Id(2)]
    public Dictionary<string, int[]> Map { get; init; } = [];

    [Id(3)]
    public HashSet<string> Tags { get; init; } = [];

    [Id(4)]
    public DateTimeOffset? At { get; init; }

    [Id(5)]
    public Shape? Shape { get; init; }

    [Id(6)]
    public Message? Next { get; set; }

    [Id(7)]
    public Point[] Points { get; init; } = [];

    [Id(8)]
    public DayOfWeek Day { get; init; }
}

[GenerateSerializer]
[Alias("test.point")]
public readonly record struct Point([property: Id(0)] double X, [property: Id(1)] double[] Y);

[GenerateSerializer]
[Alias("test.shape")]
public abstract class Shape
{
    [Id(0)]
    public string Colour { get; set; } = "";
}

[GenerateSerializer]
[Alias("test.circle")]
public sealed class Circle : Shape
{
    [Id(0)]
    public double[] Radius { get; set; } = [];
}

[GenerateSerializer]
[Immutable]
[Alias("test.frozen")]
public sealed record Frozen([property: Id(0)] int[] Numbers);

[Alias("test.copies")]
public interface ICopyGrain : IGrainWithStringKey
{
    [Alias("keep")]
    Task Keep(Message message);

    [Alias("kept")]
    Task<Message> Kept();

    [Alias("sum")]
    ValueTask<double> Sum();

    [Alias("frozen")]
    Task<Frozen> Echo(Frozen frozen);

    [Alias("by-reference")]
    Task<int> ByReference([Immutable] int[] numbers);
}

public sealed class CopyGrain : Grain, ICopyGrain
{
    private Message _kept = new();

    public Task Keep(Message message)
    {
        _kept = message;
        Probe.Of(this.GetPrimaryKeyString()).Seen = message;
        return Task.CompletedTask;
    }

    public Task<Message> Kept() => Task.FromResult(_kept);

    public ValueTask<double> Sum() => new(_kept.Values.Sum());

    public Task<Frozen> Echo(Frozen frozen)
    {
        Probe.Of(this.GetPrimaryKeyString()).Seen = frozen;
        return Task.FromResult(frozen);
    }

    public Task<int> ByReference(int[] numbers)
    {
        Probe.Of(this.GetPrimaryKeyString()).Seen = numbers;
        return Task.FromResult(numbers.Length);
    }
}
