using Monitoring.Contracts;
using Monitoring.Gateway.Tests.Hosting;

namespace Monitoring.Gateway.Tests.Access;

public sealed class DemoSeedTests
{
    [Fact]
    public async Task SeedDemo_SecondStart_ChangesNothingButAddsSites()
    {
        var stores = new MemoryStores();
        await DemoSeed.SeedDemoAsync(stores, stores, ["330100099"], CancellationToken.None);
        var saves = stores.Saves;

        await DemoSeed.SeedDemoAsync(stores, stores, ["330100099"], CancellationToken.None);
        Assert.Equal(saves, stores.Saves);
        await DemoSeed.SeedDemoAsync(stores, stores, ["330100001"], CancellationToken.None);

        var gateway = await ((IGatewayStore)stores).FindAsync("demo", CancellationToken.None);
        Assert.Equal(["330100099", "330100001"], gateway!.Sites);
        Assert.Equal(6, await stores.CountAsync(CancellationToken.None));
    }

    [Fact]
    public async Task SeedAdmin_FirstStartOnly_GivesTheOneTimePassword()
    {
        var stores = new MemoryStores();

        var password = await DemoSeed.SeedAdminAsync(stores, CancellationToken.None);
        var second = await DemoSeed.SeedAdminAsync(stores, CancellationToken.None);

        Assert.Equal(20, password!.Length);
        Assert.Null(second);
        Assert.NotNull(await new Gateway.Access.PasswordCheck(stores).FindAsync("admin", password, CancellationToken.None));
        Assert.Null(await new Gateway.Access.PasswordCheck(stores).FindAsync("admin", "demo", CancellationToken.None));
    }
}
