using System.Net;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>Where a process stands in a cluster of silos and gateways (docs/deployment.md). Both kinds find each other through the database.</summary>
public sealed class ClusterNode
{
    /// <summary>Name of the cluster: clusters that share a database server do not see each other. 1 to 150 characters (d: <c>monitoring</c>).</summary>
    public string Cluster { get; set; } = "monitoring";

    /// <summary>
    /// Name of this silo, the same after every start: it says which sites belong here and which sample log this is. 1 to 64 of <c>a–z A–Z 0–9 . - _</c>.
    /// </summary>
    public string SiloName { get; set; } = Environment.MachineName;

    /// <summary>Address at which the other processes reach this silo (d: loopback: all on one machine).</summary>
    public IPAddress Advertise { get; set; } = IPAddress.Loopback;

    /// <summary>Port for the other silos, 1 to 65,535 (d: 11,111, Orleans' own).</summary>
    public int SiloPort { get; set; } = 11_111;

    /// <summary>Port for gateways, 1 to 65,535 (d: 30,000, Orleans' own).</summary>
    public int GatewayPort { get; set; } = 30_000;

    /// <summary>All faults of these options; empty if they are good.</summary>
    public IReadOnlyList<Fault> Validate()
    {
        List<Fault> faults = [];
        Check(Cluster.Length is >= 1 and <= 150, "cluster", "应为1到150个字符", "must have 1 to 150 characters");
        Check(
            SiloName.Length is >= 1 and <= 64 && SiloName.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'),
            "silo-name", "应为1到64个字母、数字或 . - _", "must have 1 to 64 letters, digits or . - _");
        Check(!Advertise.Equals(IPAddress.Any) && !Advertise.Equals(IPAddress.IPv6Any), "advertise", "应为其他进程可达的具体地址", "must be the one address at which others reach this silo");
        Check(SiloPort is >= 1 and <= 65_535, "silo-port", "端口应为1到65535", "must be a port, 1 to 65535");
        Check(GatewayPort is >= 1 and <= 65_535, "silo-gateway-port", "端口应为1到65535", "must be a port, 1 to 65535");
        Check(SiloPort != GatewayPort, "silo-gateway-port", "不能与silo-port相同", "must differ from silo-port");
        return faults;

        void Check(bool good, string where, string text, string textEn)
        {
            if (!good)
            {
                faults.Add(new Fault { Where = where, Text = text, TextEn = textEn });
            }
        }
    }
}
