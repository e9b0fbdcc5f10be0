namespace Monitoring.Contracts.Tests.Wire;

/// <summary>
/// The wire contract does not change unnoticed, and not so that a process of the last release could not work beside one of this build
/// (docs/decisions/0015).
/// </summary>
public sealed class WireContractTests
{
    [Fact]
    public void Contract_OfThisBuild_IsTheOneWrittenDown()
    {
        var now = WireContract.Now();
        var written = GoldenFile.Lines("wire-contract.txt");

        var gone = written.Except(now, StringComparer.Ordinal).Select(static line => "- " + line);
        var added = now.Except(written, StringComparer.Ordinal).Select(static line => "+ " + line);
        var changes = gone.Concat(added).ToArray();

        Assert.True(changes.Length == 0, GoldenFile.Advice("wire-contract.txt", now) + string.Join('\n', changes));
    }

    [Fact]
    public void Contract_OfThisBuild_HasAllOfTheReleasedOne()
    {
        var now = WireContract.Now().Select(WireContract.OnTheWire);

        var lost = GoldenFile.Lines("released-contract.txt").Select(WireContract.OnTheWire).Except(now, StringComparer.Ordinal).ToArray();

        Assert.True(lost.Length == 0, "a process of the last release and one of this build would not understand each other:\n" + string.Join('\n', lost));
    }

    [Fact]
    public void Contract_OfThisBuild_IsNotEmpty()
    {
        var now = WireContract.Now();

        Assert.Contains(now, static line => line.StartsWith("type site-push 001 alarm-transition[]", StringComparison.Ordinal));
        Assert.Contains(now, static line => line.StartsWith("enum alarm-state : Byte 8", StringComparison.Ordinal));
        Assert.Contains(now, static line => line.StartsWith("grain site ingest(sample-batch, CancellationToken)", StringComparison.Ordinal));
        Assert.InRange(now.Length, 300, 3000);
    }
}
