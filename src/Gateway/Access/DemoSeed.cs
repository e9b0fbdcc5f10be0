using System.Security.Cryptography;
using Monitoring.Contracts;
using Monitoring.Gateway.Access;

namespace Monitoring.Gateway;

/// <summary>The accounts that a first start creates (contract.md §1). A second start changes nothing.</summary>
public static class DemoSeed
{
    private const string DemoPassword = "demo";

    /// <summary>
    /// Demo: an account named like each role and a second duty officer <c>duty2</c>, to whom a shift can be handed over, all with password <c>demo</c>, and gateway <c>demo</c> with secret <c>demo</c> for the
    /// sites; sites that a later version of the demo adds are added to it.
    /// </summary>
    /// <param name="accounts">Where accounts are stored.</param>
    /// <param name="gateways">Where gateways are stored.</param>
    /// <param name="siteIds">The demo sites.</param>
    /// <param name="cancellationToken">Stops it between two writes; a next start goes on.</param>
    public static async Task SeedDemoAsync(
        IAccountStore accounts, IGatewayStore gateways, IReadOnlyCollection<string> siteIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        ArgumentNullException.ThrowIfNull(gateways);
        string[] roles = [Roles.Duty, Roles.Engineer, Roles.Enterprise, Roles.Supervisor, Roles.Admin];
        foreach (var (name, role) in roles.Select(role => (role, role)).Append(("duty2", Roles.Duty)))
        {
            if (await accounts.FindAsync(name, cancellationToken) is null)
            {
                await accounts.SaveAsync(NewAccount(name, role, DemoPassword), cancellationToken);
            }
        }

        var gateway = await gateways.FindAsync("demo", cancellationToken);
        var sites = (gateway?.Sites ?? []).Union(siteIds, StringComparer.Ordinal).ToArray();
        if (gateway is null || sites.Length > gateway.Sites.Length)
        {
            gateway ??= GatewaySecret.Apply(new GatewayAccount { GatewayId = "demo", SecretHash = "", Sites = [] }, DemoPassword);
            await gateways.SaveAsync(gateway with { Sites = sites }, cancellationToken);
        }
    }

    /// <summary>Without demo: creates <c>admin</c> if there is no account at all.</summary>
    /// <param name="accounts">Where accounts are stored.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    /// <returns>The one-time password, to be shown once; null if there was an account already.</returns>
    public static async Task<string?> SeedAdminAsync(IAccountStore accounts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        if (await accounts.CountAsync(cancellationToken) > 0)
        {
            return null;
        }

        // 100 bits, from characters that cannot be mistaken for one another when read from a screen.
        var password = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 20);

        // Another process may do so at the same time: only one password may be shown, the one that holds.
        return await accounts.CreateAsync(NewAccount("admin", Roles.Admin, password), cancellationToken) ? password : null;
    }

    private static Account NewAccount(string name, string role, string password) =>
        PasswordCheck.WithPassword(new Account { Name = name, Roles = [role], Scope = "*", PasswordHash = "" }, password);
}
