using System.Globalization;

namespace Monitoring.EndToEnd.Tests.Cluster;

/// <summary>Takes all packets to and from a port of loopback, without a word to either side, until it is disposed of. Needs nftables and root.</summary>
internal sealed class PortCut : IAsyncDisposable
{
    public const string Program = "/usr/sbin/nft";

    private readonly string _table;

    private PortCut(string table) => _table = table;

    public static async Task<PortCut> BeginAsync(int port)
    {
        var cut = new PortCut(string.Create(CultureInfo.InvariantCulture, $"monitor_test_{port}"));
        await NftAsync($"add table inet {cut._table}");
        await NftAsync($"add chain inet {cut._table} out {{ type filter hook output priority 0; }}");
        await NftAsync($"add rule inet {cut._table} out tcp dport {port} drop");
        await NftAsync($"add rule inet {cut._table} out tcp sport {port} drop");
        return cut;
    }

    public async ValueTask DisposeAsync() => await NftAsync($"delete table inet {_table}");

    private static async Task NftAsync(string command)
    {
        var (code, output) = await Run.Program(Program, command);
        Assert.True(code == 0, output);
    }
}
