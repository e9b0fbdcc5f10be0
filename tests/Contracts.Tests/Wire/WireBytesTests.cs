using Microsoft.Extensions.DependencyInjection;
using Monitoring.Contracts.Tests.Grains;
using Orleans.Serialization;

namespace Monitoring.Contracts.Tests.Wire;

/// <summary>
/// Rolling upgrade: what a process of the last release wrote is read by this build, whole. Only with the official engine, whose format it is.
/// </summary>
public sealed class WireBytesTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    private Serializer Serializer => _services.GetRequiredService<Serializer>();

    public static TheoryData<string> Released => [.. GoldenFile.Lines("released-bytes.txt").Select(static line => line.Split(' ')[0])];

    [Theory]
    [MemberData(nameof(Released))]
    public void Bytes_OfTheLastRelease_AreReadWhole(string alias)
    {
        var line = GoldenFile.Lines("released-bytes.txt").Single(line => line.StartsWith(alias + ' ', StringComparison.Ordinal));
        var released = GoldenFile.Lines("released-contract.txt").Select(WireContract.OnTheWire).ToHashSet(StringComparer.Ordinal);
        var type = FilledMessage.Types.Single(type => WireContract.AliasOf(type) == alias);

        var read = Serializer.Deserialize<object>(Convert.FromBase64String(line.Split(' ')[1]));

        // A member of a later contract is not in the bytes of an earlier one.
        Assert.Empty(FilledMessage.Differences(FilledMessage.Of(type), read, (owner, member) => released.Any(
            fact => fact.StartsWith($"type {WireContract.AliasOf(owner)} {WireContract.IdOf(member):D3} ", StringComparison.Ordinal))));
    }

    [Fact]
    public void Bytes_OfThisBuild_AreThoseWrittenDown()
    {
        var now = FilledMessage.Types.Select(type => $"{WireContract.AliasOf(type)} {Convert.ToBase64String(Serializer.SerializeToArray<object>(FilledMessage.Of(type)))}").ToArray();

        Assert.True(now.SequenceEqual(GoldenFile.Lines("wire-bytes.txt"), StringComparer.Ordinal), GoldenFile.Advice("wire-bytes.txt", now));
    }

    [Fact]
    public void Bytes_OfAnyMessage_ComeBackAsItWas() => Assert.Empty(FilledMessage.Types.SelectMany(type =>
    {
        var message = FilledMessage.Of(type);
        return FilledMessage.Differences(message, Serializer.Deserialize<object>(Serializer.SerializeToArray(message)), static (_, _) => true, type.Name);
    }));

    [Fact]
    public void Exception_OfAGrain_ComesBackWithItsMessage()
    {
        var read = Serializer.Deserialize<Exception>(Serializer.SerializeToArray<Exception>(new SiteUnavailableException("why")));

        Assert.Equal("why", Assert.IsType<SiteUnavailableException>(read).Message);
    }

    [Fact]
    public void Member_OfALaterContract_IsPassedOverByAnEarlierProcess()
    {
        var bytes = Serializer.SerializeToArray(new Later { Kept = "a", Added = ["b"], Last = 3 });

        var read = Serializer.Deserialize<Earlier>(bytes);

        Assert.Equal(("a", 3), (read!.Kept, read.Last));
    }

    [Fact]
    public void Member_OfALaterContract_IsItsDefaultWhenAnEarlierProcessWrote()
    {
        var bytes = Serializer.SerializeToArray(new Earlier { Kept = "a", Last = 3 });

        var read = Serializer.Deserialize<Later>(bytes);

        Assert.Equal(("a", 3), (read!.Kept, read.Last));
        Assert.Null(read.Added);
    }

    [Fact]
    public void Types_OfMessages_AreAllRecorded() => Assert.Equal(
        GoldenFile.Lines("wire-contract.txt").Where(static line => line.StartsWith("type ", StringComparison.Ordinal)).Select(static line => line.Split(' ')[1]).Distinct().Count(),
        FilledMessage.Types.Count() + MessageTypes.All().Count(static type => type.IsAbstract || typeof(Exception).IsAssignableFrom(type)));

    public void Dispose() => _services.Dispose();
}

/// <summary>A message as a process of an earlier release knows it.</summary>
[GenerateSerializer, Alias("test-earlier")]
public sealed class Earlier
{
    [Id(0)] public string Kept { get; set; } = "";

    [Id(2)] public int Last { get; set; }
}

/// <summary>The same in a later one.</summary>
[GenerateSerializer, Alias("test-later")]
public sealed class Later
{
    [Id(0)] public string Kept { get; set; } = "";

    [Id(1)] public string[]? Added { get; set; }

    [Id(2)] public int Last { get; set; }
}
