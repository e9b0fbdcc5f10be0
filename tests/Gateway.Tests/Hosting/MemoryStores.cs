using System.Collections.Concurrent;
using Monitoring.Contracts;
using Monitoring.Gateway.Ingest;

namespace Monitoring.Gateway.Tests.Hosting;

/// <summary>Accounts, gateways and the rest of the ports in memory.</summary>
internal sealed class MemoryStores : IAccountStore, IGatewayStore, IRejectedPayloadStore, IIngestCounters, IHistory, IGatewayConnections, IRuleSetArchive, IRuleSimulator, ITemplateCatalog
{
    public ConcurrentQueue<string> Disconnected { get; } = new();

    public int Disconnect(string gatewayId)
    {
        Disconnected.Enqueue(gatewayId);
        return 1;
    }

    private readonly ConcurrentDictionary<string, Account> _accounts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, GatewayAccount> _gateways = new(StringComparer.Ordinal);

    // Six password hashes on every start of a host would be most of the tests' time.
    private static readonly Lazy<Task<MemoryStores>> Seed = new(async () =>
    {
        var stores = new MemoryStores();
        await DemoSeed.SeedDemoAsync(stores, stores, ["330100099"], CancellationToken.None);
        return stores;
    });

    /// <summary>With the demo accounts.</summary>
    public static async Task<MemoryStores> SeededAsync()
    {
        var seed = await Seed.Value;
        var stores = new MemoryStores();
        foreach (var account in seed._accounts.Values)
        {
            stores._accounts[account.Name] = account;
        }

        foreach (var gateway in seed._gateways.Values)
        {
            stores._gateways[gateway.GatewayId] = gateway;
        }

        return stores;
    }

    /// <summary>Stored rule sets; how they come about has its tests on the real service.</summary>
    public RuleSet[] RuleSets { get; set; } = [];

    public Task<RuleSet?> FindRuleSetAsync(string siteId, int version, CancellationToken cancellationToken) =>
        Task.FromResult(RuleSets.FirstOrDefault(set => set.SiteId == siteId && set.Version == version));

    public Task<RuleSet[]> ListRuleSetsAsync(RuleSetQuery query, CancellationToken cancellationToken) => Task.FromResult<RuleSet[]>(
        [.. RuleSets.Where(set => set.SiteId == query.SiteId && !(set.Version >= query.Below)).OrderByDescending(set => set.Version).Take(query.Limit).Select(set => set with { Content = null })]);

    public RuleSet[] Changed { get; set; } = [];

    public Task<ChangedRuleSets> ListChangedAsync(string[] siteIds, DateTimeOffset since, int limit, CancellationToken cancellationToken)
    {
        var rows = Changed.Where(set => siteIds.Contains(set.SiteId) && set.ProposedAt >= since).ToArray();
        return Task.FromResult(new ChangedRuleSets(rows.Length, [.. rows.Take(limit)]));
    }

    public (string Text, string TextEn)? Unavailable => ("没有历史", "no history");

    public int MostAtOnce => 1;

    public IReadOnlyList<EquipmentTemplate> All => [];

    public PointConfig[] Expand(TemplateInstance[] instances, out Fault[] faults)
    {
        faults = [];
        return [];
    }

    public Task<SimulationReport?> RunAsync(SimulationRequest request, CancellationToken cancellationToken) => Task.FromResult<SimulationReport?>(null);

    public HistoryQuery? LastHistory { get; private set; }

    public int Saves { get; private set; }

    public Task<Account?> FindAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(_accounts.GetValueOrDefault(name));

    public Task<int> CountAsync(CancellationToken cancellationToken) => Task.FromResult(_accounts.Count);

    public Task<bool> CreateAsync(Account account, CancellationToken cancellationToken)
    {
        Saves++;
        return Task.FromResult(_accounts.TryAdd(account.Name, account));
    }

    public Task SaveAsync(Account account, CancellationToken cancellationToken)
    {
        Saves++;
        _accounts[account.Name] = account;
        return Task.CompletedTask;
    }

    Task<GatewayAccount?> IGatewayStore.FindAsync(string gatewayId, CancellationToken cancellationToken) =>
        Task.FromResult(_gateways.GetValueOrDefault(gatewayId));

    Task<GatewayAccount[]> IGatewayStore.ListAsync(CancellationToken cancellationToken) => Task.FromResult(_gateways.Values.ToArray());

    public Task SaveAsync(GatewayAccount gateway, CancellationToken cancellationToken)
    {
        Saves++;
        _gateways[gateway.GatewayId] = gateway;
        return Task.CompletedTask;
    }

    public Task AddAsync(RejectedPayload[] payloads, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<RejectedPayload[]> ListAsync(string gatewayId, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<RejectedPayload[]>([]);

    public GatewayCounters? Find(string gatewayId) => null;

    public GatewayTraffic? FindTraffic(string gatewayId) => null;

    public Task<Trend[]> ReadAsync(HistoryQuery query, CancellationToken cancellationToken)
    {
        LastHistory = query;
        return Task.FromResult(query.Points
            .Select(point => new Trend { PointId = point, Times = [query.From], Values = [1.5], Qualities = [2], Samples = 1 })
            .ToArray());
    }
}
