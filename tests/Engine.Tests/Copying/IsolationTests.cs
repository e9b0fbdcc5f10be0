using Monitoring.Engine.Tests.Support;

namespace Monitoring.Engine.Tests.Copying;

public sealed class IsolationTests(SiloFixture fixture) : IClassFixture<SiloFixture>
{
    private readonly string _key = Guid.NewGuid().ToString("N");

    private ICopyGrain Grain => fixture.Silo.Grain<ICopyGrain>(_key);

    [Fact]
    public async Task Argument_ChangedByTheCallerAfterwards_StaysForTheGrain()
    {
        var message = new Message { Values = [1, 2] };

        await Grain.Keep(message);
        message.Values.Add(100);

        Assert.Equal(3, await Grain.Sum());
    }

    [Fact]
    public async Task Result_ChangedByTheCaller_StaysForTheGrain()
    {
        await Grain.Keep(new() { Values = [1, 2] });

        var kept = await Grain.Kept();
        kept.Values.Clear();

        Assert.Equal(3, await Grain.Sum());
    }

    [Fact]
    public async Task Message_WithEveryKindOfMember_ArrivesWhole()
    {
        var message = new Message
        {
            Name = "LI-912",
            Values = [1.5],
            Map = new(StringComparer.Ordinal) { ["a"] = [1, 2] },
            Tags = ["x"],
            At = new(2026, 11, 21, 8, 0, 0, TimeSpan.FromHours(8)),
            Shape = new Circle { Colour = "red", Radius = [3] },
            Points = [new(1, [2]), default],
            Day = DayOfWeek.Friday,
        };

        await Grain.Keep(message);
        var kept = await Grain.Kept();

        Assert.Equal("LI-912", kept.Name);
        Assert.Equal([1.5], kept.Values);
        Assert.Equal([1, 2], kept.Map["a"]);
        Assert.Contains("x", kept.Tags);
        Assert.Equal(message.At, kept.At);
        Assert.Equal(DayOfWeek.Friday, kept.Day);
        var circle = Assert.IsType<Circle>(kept.Shape);
        Assert.Equal("red", circle.Colour);
        Assert.Equal([3], circle.Radius);
        Assert.NotSame(((Circle)message.Shape!).Radius, circle.Radius);
        Assert.Equal([2], kept.Points[0].Y);
        Assert.NotSame(message.Points[0].Y, kept.Points[0].Y);
    }

    [Fact]
    public async Task Message_WithCycle_KeepsIt()
    {
        var message = new Message { Name = "loop" };
        message.Next = message;

        await Grain.Keep(message);
        var kept = await Grain.Kept();

        Assert.Same(kept, kept.Next);
        Assert.NotSame(message, kept);
    }
}
