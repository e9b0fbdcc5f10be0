using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Identity;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Tests.Ingest.Support;

internal sealed class MemoryGateways : IGatewayStore
{
    // One round instead of the usual 100,000: a hundred servers are started here, each with two gateways.
    private static readonly PasswordHasher<GatewayAccount> Hasher =
        new(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 1 }));

    private readonly ConcurrentDictionary<string, GatewayAccount> _gateways = new();

    public void Add(string gatewayId, string secret, params string[] sites)
    {
        var account = new GatewayAccount { GatewayId = gatewayId, SecretHash = "", Sites = sites };
        _gateways[gatewayId] = account with { SecretHash = Hasher.HashPassword(account, secret) };
    }

    public void Revoke(string gatewayId) => _gateways[gatewayId] = _gateways[gatewayId] with { Revoked = true };

    /// <summary>The store does not answer.</summary>
    public bool IsAway { get; set; }

    public Task<GatewayAccount?> FindAsync(string gatewayId, CancellationToken cancellationToken) => IsAway
        ? Task.FromException<GatewayAccount?>(new TimeoutException("away"))
        : Task.FromResult(_gateways.GetValueOrDefault(gatewayId));

    public Task<GatewayAccount[]> ListAsync(CancellationToken cancellationToken) => Task.FromResult(_gateways.Values.ToArray());

    public Task SaveAsync(GatewayAccount gateway, CancellationToken cancellationToken)
    {
        _gateways[gateway.GatewayId] = gateway;
        return Task.CompletedTask;
    }
}

internal sealed class MemoryRejected : IRejectedPayloadStore
{
    private readonly Channel<RejectedPayload> _payloads = Channel.CreateUnbounded<RejectedPayload>();

    public async Task<RejectedPayload> NextAsync() => await _payloads.Reader.ReadAsync().AsTask().Soon();

    public Task AddAsync(RejectedPayload[] payloads, CancellationToken cancellationToken)
    {
        foreach (var payload in payloads)
        {
            _payloads.Writer.TryWrite(payload);
        }

        return Task.CompletedTask;
    }

    public Task<RejectedPayload[]> ListAsync(string gatewayId, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(Array.Empty<RejectedPayload>());
}
