using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Monitoring.Gateway.Ingest.Broker;
using Monitoring.Gateway.Tests.Hosting;
using Monitoring.Gateway.Tests.Ingest.Support;

namespace Monitoring.Gateway.Tests.Ingest.Broker.Official;

/// <summary>Who may do what at the broker: the example of docs/brokers.md, and TLS.</summary>
public sealed partial class MosquittoAccessTests
{
    private const string SiteA = $"hm/v1/{BrokerRig.SiteA}", SiteB = $"hm/v1/{BrokerRig.SiteB}";

    [BrokerFact]
    public async Task AclExample_AGateway_MayPublishForItsSiteOnlyAndReadItsLimits()
    {
        await using var broker = await MosquittoBroker.StartAsync(WithExample);
        await using var rig = await MosquittoBrokerTests.StartAsync(broker, configure: static options => (options.User, options.Password) = ("monitoring", "m"));
        await broker.PublishAsync($"{SiteA}/telemetry/TI-101", "1", "-u", "plant-1", "-P", "p");
        Assert.Equal(1, (await rig.Sites.NextAsync()).Samples[0].Value);

        // Denied: the broker says so to the publisher, and nothing comes.
        await RealClients.RunAsync("mosquitto_pub", "-h", "127.0.0.1", "-p", $"{broker.Port}", "-V", "mqttv5", "-q", "1", "-u", "plant-1", "-P", "p", "-t", $"{SiteB}/telemetry/PI-1", "-m", "66");
        await broker.LoggedAsync("Denied PUBLISH", 1);
        await broker.PublishAsync($"{SiteA}/telemetry/TI-101", "2", "-u", "plant-1", "-P", "p");
        Assert.Equal(2, (await rig.Sites.NextAsync()).Samples[0].Value);

        var (code, output, errors) = await RealClients.RunAsync(
            "mosquitto_sub", "-h", "127.0.0.1", "-p", $"{broker.Port}", "-V", "mqttv5", "-u", "plant-1", "-P", "p", "-q", "1", "-t", "hm/v1/+/down/limits", "-W", "3", "-F", "%t");
        Assert.True(code is 0 or 27, errors);
        Assert.Equal($"{SiteA}/down/limits", output.Trim());
    }

    [BrokerFact]
    public async Task AclExample_WrongPassword_NotConnectedAndSaidWhy()
    {
        await using var broker = await MosquittoBroker.StartAsync(WithExample);
        await using var rig = new BrokerRig();
        var options = BrokerRig.Options(broker.Port);
        (options.User, options.Password) = ("monitoring", "wrong");
        await rig.RunAsync(services => services.AddBrokerIngest(options));
        await Poll.UntilAsync(() => rig.State.Ends.GetValueOrDefault("not-connected") > 1);
        Assert.Equal((false, BrokerEnd.NotConnected), (rig.Health.Ok, rig.State.Fault));
    }

    [BrokerFact]
    public async Task Connect_Tls_OnlyWithTheRightAuthority()
    {
        await using var broker = await MosquittoBroker.StartAsync(WithTls);
        await using var rig = await MosquittoBrokerTests.StartAsync(broker, configure: options =>
        {
            options.Url = new Uri($"mqtts://localhost:{broker.Port}");
            options.CaFile = Path.Combine(broker.Folder, "ca.pem");
        });
        Assert.True(rig.State.IsConnected);

        await using var stranger = new BrokerRig();
        var plain = BrokerRig.Options(broker.Port, "m-2");
        plain.Url = new Uri($"mqtts://localhost:{broker.Port}");
        await stranger.RunAsync(services => services.AddBrokerIngest(plain));
        await Poll.UntilAsync(() => stranger.State.Ends.GetValueOrDefault("not-connected") > 0);
        Assert.False(stranger.State.IsConnected);
    }

    // The block of docs/brokers.md, with passwords for its users.
    private static string[] WithExample(MosquittoBroker broker)
    {
        var text = File.ReadAllText(Path.Combine(Root(), "docs", "brokers.md"));
        var acl = Path.Combine(broker.Folder, "acl");
        File.WriteAllText(acl, Example().Match(text).Groups[1].Value.Replace("330100001", BrokerRig.SiteA, StringComparison.Ordinal));
        var passwords = Path.Combine(broker.Folder, "passwd");
        foreach (var (user, password) in new[] { ("monitoring", "m"), ("plant-1", "p") })
        {
            using var tool = RealClients.Start("mosquitto_passwd", [.. File.Exists(passwords) ? (string[])[] : ["-c"], "-b", passwords, user, password]);
            tool.WaitForExit();
            Assert.Equal(0, tool.ExitCode);
        }

        return ["allow_anonymous false", $"password_file {passwords}", $"acl_file {acl}"];
    }

    private static string[] WithTls(MosquittoBroker broker)
    {
        using var caKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test authority", caKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var (from, until) = (TimeProvider.System.GetUtcNow().AddHours(-1), TimeProvider.System.GetUtcNow().AddHours(1));
        using var ca = request.CreateSelfSigned(from, until);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var server = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        server.CertificateExtensions.Add(names.Build());
        using var certificate = server.Create(ca, from, until, [1]);
        File.WriteAllText(Path.Combine(broker.Folder, "ca.pem"), ca.ExportCertificatePem());
        File.WriteAllText(Path.Combine(broker.Folder, "cert.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(broker.Folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        return ["allow_anonymous true", $"certfile {broker.Folder}/cert.pem", $"keyfile {broker.Folder}/key.pem"];
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Monitoring.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"```acl\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
