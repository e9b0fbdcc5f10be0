using System.Net;

namespace Monitoring.Monitor;

/// <summary>
/// Where the service listens (<c>--listen</c>), and behind whom (<c>--proxy</c>). Nothing here has TLS: off loopback passwords and secrets cross a
/// network in the clear, so a proxy that has it must be named.
/// </summary>
internal sealed class ListenSettings
{
    private bool _faulty;

    /// <summary>Address of the listeners for HTTP and MQTT; loopback unless another is given.</summary>
    public IPAddress Address { get; private set; } = IPAddress.Loopback;

    /// <summary>The reverse proxies whose word on the address and the scheme of a client is believed; none unless given.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; private set; } = [];

    /// <summary>Whether an option is one of these.</summary>
    public static bool Has(string name) => name is "--listen" or "--proxy";

    /// <summary>Takes one of them.</summary>
    public void Take(string name, string value, List<string> faults)
    {
        var before = faults.Count;
        if (name == "--proxy")
        {
            Proxies = [.. value.Split(',', StringSplitOptions.TrimEntries).Select(one => Network(one, faults)).OfType<IPNetwork>()];
        }
        else if (IPAddress.TryParse(value, out var address))
        {
            Address = address;
        }
        else
        {
            faults.Add($"--listen {value}: 不是IP地址 / is not an IP address");
        }

        _faulty |= faults.Count > before;
    }

    /// <summary>What does not go together, unless there are faults already that would only be said again.</summary>
    public void Check(bool demo, List<string> faults)
    {
        if (_faulty || IPAddress.IsLoopback(Address))
        {
            return;
        }

        if (demo)
        {
            faults.Add($"--listen {Address}: 演示的口令人人皆知，只能在本机运行；请加 --no-demo / everybody knows the demo's passwords, so it stays on loopback; add --no-demo");
        }

        if (Proxies.Count == 0)
        {
            faults.Add($"--listen {Address}: 服务本身没有TLS，非本机地址须用 --proxy 指明负责TLS的反向代理 / nothing here has TLS; off loopback the reverse proxy that has it must be named with --proxy");
        }
    }

    /// <summary>The end of an address for people: host and port.</summary>
    public string At(int port) => new IPEndPoint(Address, port).ToString();

    private static IPNetwork? Network(string text, List<string> faults)
    {
        if (IPNetwork.TryParse(text, out var network))
        {
            // All of the Internet is nobody in particular; and an address within a network, such as 10.0.0.31/8, was hardly meant as all of it.
            if (network.PrefixLength > 0 && IPAddress.Parse(text[..text.IndexOf('/', StringComparison.Ordinal)]).Equals(network.BaseAddress))
            {
                return network;
            }
        }
        else if (IPAddress.TryParse(text, out var address))
        {
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        }

        faults.Add($"--proxy {text}: 应为IP地址或网段（如10.0.0.0/24） / must be an IP address or a network such as 10.0.0.0/24");
        return null;
    }
}
