using Monitoring.Contracts;
using Monitoring.Tests.Postgres;

namespace Monitoring.Silo.Tests;

public class AccountStoresTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task SaveAsync_Account_IsFoundAndReplaced(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        var accounts = new RelationalAccountStore(store.Database);
        Assert.Equal(0, await accounts.CountAsync(default));
        Assert.Null(await accounts.FindAsync("duty", default));
        await accounts.SaveAsync(new Account { Name = "duty", Roles = ["duty"], Scope = "*", PasswordHash = "h1" }, default);
        await accounts.SaveAsync(new Account { Name = "duty", Roles = ["duty", "admin"], Scope = "330100", PasswordHash = "h2" }, default);
        var found = await accounts.FindAsync("duty", default);
        Assert.Equal((1, "330100", "h2"), (await accounts.CountAsync(default), found!.Scope, found.PasswordHash));
        Assert.Equal(["duty", "admin"], found.Roles);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task CreateAsync_SeveralAtOnce_OneIsFirst(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        var accounts = new RelationalAccountStore(store.Database);
        var created = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            accounts.CreateAsync(new Account { Name = "admin", Roles = ["admin"], Scope = "*", PasswordHash = $"h{i}" }, default)));
        Assert.Equal($"h{Array.IndexOf(created, true)}", (await accounts.FindAsync("admin", default))!.PasswordHash);
        Assert.Single(created, one => one);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SaveAsync_Gateway_IsFoundListedAndReplaced(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        var gateways = new RelationalGatewayStore(store.Database);
        await gateways.SaveAsync(new GatewayAccount { GatewayId = "b", SecretHash = "h", Sites = [Samples.Site, "330100001"] }, default);
        await gateways.SaveAsync(new GatewayAccount { GatewayId = "a", SecretHash = "h", Sites = [] }, default);
        await gateways.SaveAsync(new GatewayAccount { GatewayId = "a", SecretHash = "h", Sites = [], Revoked = true }, default);
        Assert.Equal([("a", true, 0), ("b", false, 2)], (await gateways.ListAsync(default)).Select(one => (one.GatewayId, one.Revoked, one.Sites.Length)));
        Assert.Equal([Samples.Site, "330100001"], (await gateways.FindAsync("b", default))!.Sites);
        Assert.Null(await gateways.FindAsync("c", default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task AddAsync_MoreThanTheBound_KeepsTheNewestOfEachGateway(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        var rejected = new RelationalRejectedPayloadStore(store.Database);
        await rejected.AddAsync([Payload("quiet", 0)], default);
        for (var round = 0; round < 5; round++)
        {
            await rejected.AddAsync([.. Enumerable.Range(round * 60, 60).Select(i => Payload("noisy", i))], default);
        }

        await rejected.AddAsync([.. Enumerable.Range(300, 500).Select(i => Payload("noisy", i))], default);
        var kept = await rejected.ListAsync("noisy", 1000, default);
        Assert.Equal(Enumerable.Range(0, RelationalRejectedPayloadStore.MostPerGateway).Select(i => 799 - i), kept.Select(payload => payload.Offset));
        Assert.Equal("不是JSON", kept[0].Text);
        Assert.Equal(3, (await rejected.ListAsync("noisy", 3, default)).Length);
        Assert.Single(await rejected.ListAsync("quiet", 1000, default));
    }

    private static RejectedPayload Payload(string gateway, int offset) => new()
    {
        At = Alarms.Start, GatewayId = gateway, Topic = "hm/v1/330100099/telemetry", Reason = "not-json", Offset = offset,
        Text = "不是JSON", TextEn = "not JSON", Length = 3, Head = "\u0000{{",
    };
}
