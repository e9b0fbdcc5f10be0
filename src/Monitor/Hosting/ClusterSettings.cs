using System.Globalization;
using System.Net;
using Monitoring.Silo;

namespace Monitoring.Monitor;

/// <summary>Which part of the service a process is.</summary>
internal enum Role
{
    /// <summary>Everything in one process: one machine (default).</summary>
    All,

    /// <summary>Grains, sample log and stores; no public face.</summary>
    Silo,

    /// <summary>MQTT, REST, SignalR and the pages; no grains.</summary>
    Gateway,
}

/// <summary>What the command line says of a cluster: <c>--role</c> and what goes with it.</summary>
internal sealed class ClusterSettings
{
    /// <summary>The part.</summary>
    public Role Role { get; private set; }

    /// <summary>Where it stands; null unless it is a part of a cluster.</summary>
    public ClusterNode? Node => Role == Role.All ? null : _node;

    private readonly ClusterNode _node = new();
    private readonly List<string> _given = [];

    /// <summary>Whether an option is one of these.</summary>
    public static bool Has(string name) => name is "--role" or "--cluster" or "--silo-name" or "--silo-port" or "--silo-gateway-port" or "--advertise";

    /// <summary>Takes one of them.</summary>
    public void Take(string name, string value, List<string> faults)
    {
        if (name != "--role")
        {
            _given.Add(name);
        }

        switch (name)
        {
            case "--role" when value is "all" or "silo" or "gateway":
                Role = Enum.Parse<Role>(value, ignoreCase: true);
                break;
            case "--role":
                faults.Add($"--role {value}: 应为all、silo或gateway / must be all, silo or gateway");
                break;
            case "--cluster":
                _node.Cluster = value;
                break;
            case "--silo-name":
                _node.SiloName = value;
                break;
            case "--advertise" when IPAddress.TryParse(value, out var address):
                _node.Advertise = address;
                break;
            case "--advertise":
                faults.Add($"--advertise {value}: 应为IP地址 / must be an IP address");
                break;
            default:
                var port = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
                (_node.SiloPort, _node.GatewayPort) = name == "--silo-port" ? (port, _node.GatewayPort) : (_node.SiloPort, port);
                break;
        }
    }

    /// <summary>What else a part of a cluster needs, when all options are read.</summary>
    public void Check(double clock, string? database, InfluxOptions? influx, List<string> faults)
    {
        if (Role == Role.All)
        {
            faults.AddRange(_given.Select(name => $"{name}: 仅用于集群 / only with --role silo or --role gateway"));
            return;
        }

        faults.AddRange(_node.Validate().Select(fault => $"--{fault.Where}: {fault.Text} / {fault.TextEn}"));
        Need(GrainEngine.Name == "Orleans", "集群需要Orleans引擎的构建 / a cluster needs a build with Engine=Orleans");
        Need(database is not null, "集群需要PostgreSQL（--database） / a cluster needs PostgreSQL (--database)");
        Need(influx is not null, "集群需要InfluxDB（--influx），各节点的样本在此汇集 / a cluster needs InfluxDB (--influx): the samples of all silos come together there");
        Need(clock == 1, "集群不能使用--clock / a cluster has no --clock");

        void Need(bool met, string fault)
        {
            if (!met)
            {
                faults.Add($"--role {(Role == Role.Silo ? "silo" : "gateway")}: {fault}");
            }
        }
    }
}
