using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Ingest.Broker;

/// <summary>
/// Who published: the gateway that the message names, or <see cref="Unnamed"/>. The broker has checked the publisher, we cannot; a name
/// is believed only for the sites of that gateway, so it can mix up repeats of its own sites and nothing else.
/// </summary>
internal sealed partial class BrokerGateways(IGatewayStore store, TimeProvider clock, ILogger<BrokerGateways> logger)
{
    /// <summary>The gateway of messages that name none.</summary>
    public const string Unnamed = "broker";

    /// <summary>How long an account is believed; one that does not exist, as long as a site that does not.</summary>
    private static readonly TimeSpan KnownFor = TimeSpan.FromSeconds(30), UnknownFor = Points.SitePoints.UnknownFor;

    /// <summary>Most accounts remembered; when full, all are asked for again.</summary>
    private const int Capacity = 10_000;

    private readonly ConcurrentDictionary<string, (GatewayAccount? Account, long At)> _known = new(StringComparer.Ordinal);

    /// <summary>Stands for all publishers that name no gateway.</summary>
    public static GatewayAccount Nobody { get; } = new() { GatewayId = Unnamed, SecretHash = "", Sites = [] };

    /// <summary>Finds a gateway.</summary>
    /// <param name="gatewayId">Its id.</param>
    /// <param name="ask">Whether the store may be asked; if not, what is remembered counts.</param>
    /// <returns>The account, null if there is none; <c>Read</c> is false if nobody can tell now.</returns>
    public async ValueTask<(bool Read, GatewayAccount? Account)> FindAsync(string gatewayId, bool ask)
    {
        if (!Identifiers.IsGatewayId(gatewayId))
        {
            return (true, null);
        }

        var found = _known.TryGetValue(gatewayId, out var known);
        return found && clock.GetElapsedTime(known.At) < (known.Account is null ? UnknownFor : KnownFor)
            ? (true, known.Account)
            : ask ? await ReadAsync(gatewayId, known.Account) : (known.Account is not null, known.Account);
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "The store is behind a port and may fail in any way; it means that nobody can be told apart now. Logged.")]
    private async Task<(bool Read, GatewayAccount? Account)> ReadAsync(string gatewayId, GatewayAccount? last)
    {
        try
        {
            var account = await store.FindAsync(gatewayId, CancellationToken.None);
            if (_known.Count >= Capacity)
            {
                _known.Clear();
            }

            _known[gatewayId] = (account, clock.GetTimestamp());
            return (true, account);
        }
        catch (Exception error)
        {
            // A gateway that was good goes on while the database is away.
            LogNotRead(error, gatewayId);
            if (last is not null)
            {
                _known[gatewayId] = (last, clock.GetTimestamp());
            }

            return (last is not null, last);
        }
    }

    [LoggerMessage(1105, LogLevel.Warning, "Gateway {GatewayId}, named by a message of the broker, could not be read.")]
    private partial void LogNotRead(Exception error, string gatewayId);
}
