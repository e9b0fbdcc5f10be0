using System.Net;

namespace Monitoring.Silo.Tests.Hosting.Cluster;

public sealed class ClusterNodeTests
{
    [Fact]
    public void Validate_Defaults_Good() => Assert.Empty(new ClusterNode().Validate());

    [Fact]
    public void Validate_EverythingWrong_AllFaultsAtOnce()
    {
        var node = new ClusterNode { Cluster = "", SiloName = "silo 1", Advertise = IPAddress.Any, SiloPort = 0, GatewayPort = 70_000 };
        Assert.Equal(["cluster", "silo-name", "advertise", "silo-port", "silo-gateway-port"], node.Validate().Select(fault => fault.Where));
    }

    [Fact]
    public void Validate_OnePortForBoth_Refused() =>
        Assert.Equal("silo-gateway-port", Assert.Single(new ClusterNode { SiloPort = 5, GatewayPort = 5 }.Validate()).Where);
}
