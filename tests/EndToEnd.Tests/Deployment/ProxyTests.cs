namespace Monitoring.EndToEnd.Tests.Deployment;

/// <summary>The proxy's file, by HAProxy's own check.</summary>
public sealed class ProxyTests
{
    [ToolTheory("haproxy")]
    [InlineData("GATEWAY_1=127.0.0.1")]
    [InlineData("GATEWAY_1=127.0.0.1", "GATEWAY_2=127.0.0.1")]
    [InlineData("GATEWAY_1=127.0.0.1", "GATEWAY_2=127.0.0.1", "BROKER=127.0.0.1")]
    public async Task Check_OneOrTwoGatewaysAndABroker_IsTaken(params string[] environment)
    {
        using var folder = new Silo.Tests.TemporaryFolder();
        var certificate = Path.Combine(folder.Path, "tls.pem");
        await File.WriteAllTextAsync(certificate, SelfSigned.Pem("localhost"));
        var (code, output) = await Run.Program(
            "env", [.. environment, $"CERTIFICATE={certificate}", ToolTheoryAttribute.Find("haproxy")!, "-c", "-f", Path.Combine(Repository.Root, "deploy/haproxy/haproxy.cfg")]);
        Assert.True(code == 0, output);
        Assert.DoesNotContain("WARNING", output, StringComparison.Ordinal);
    }
}
