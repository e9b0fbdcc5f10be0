using System.Security.Cryptography.X509Certificates;
using MQTTnet;
using MQTTnet.Formatter;

namespace Monitoring.Gateway.Ingest.Broker;

/// <summary>Lines by MQTTnet.</summary>
internal sealed class MqttNetLines(BrokerOptions options, int maximumPacketSize, TimeProvider time) : IBrokerLines
{
    private readonly MqttClientFactory _factory = new();

    /// <inheritdoc/>
    public IBrokerLine Create() => new MqttNetLine(_factory, Options(), BrokerFilters.Of(options), options.Timeout, time);

    // Read anew for each connection: the file of authorities may have been renewed.
    private MqttClientOptions Options()
    {
        var builder = new MqttClientOptionsBuilder()
            .WithTcpServer(options.Url.IdnHost, options.Port)
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithClientId(options.ClientId)
            .WithCleanStart(false)
            .WithSessionExpiryInterval((uint)options.SessionExpiry.TotalSeconds)
            .WithMaximumPacketSize((uint)maximumPacketSize)
            .WithReceiveMaximum((ushort)options.ReceiveMaximum)
            .WithKeepAlivePeriod(options.KeepAlive)
            .WithTimeout(options.Timeout);
        if (options.User is { } user)
        {
            builder.WithCredentials(user, options.Password);
        }

        if (options.IsTls)
        {
            builder.WithTlsOptions(tls =>
            {
                tls.UseTls().WithTargetHost(options.Url.IdnHost);
                if (options.CaFile is { } file)
                {
                    var authorities = new X509Certificate2Collection();
                    authorities.ImportFromPemFile(file);

                    // An authority of one's own seldom has a list of revoked certificates that could be asked.
                    tls.WithTrustChain(authorities).WithRevocationMode(X509RevocationMode.NoCheck);
                }
            });
        }

        return builder.Build();
    }
}
