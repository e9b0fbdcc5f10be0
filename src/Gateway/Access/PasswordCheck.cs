using Microsoft.AspNetCore.Identity;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Access;

/// <summary>Checks a password against an account's hash.</summary>
internal sealed class PasswordCheck(IAccountStore accounts)
{
    private static readonly PasswordHasher<Account> Hasher = new();

    // An unknown name costs the same hash as a known one, so that the time does not tell which names exist.
    private static readonly Account Nobody = WithPassword(
        new Account { Name = "-", Roles = [], Scope = "", PasswordHash = "" }, Convert.ToHexString(Guid.NewGuid().ToByteArray()));

    public static Account WithPassword(Account account, string password) =>
        account with { PasswordHash = Hasher.HashPassword(account, password) };

    /// <summary>The account if name and password are right, else null.</summary>
    public async Task<Account?> FindAsync(string name, string password, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(name, cancellationToken);
        var result = Hasher.VerifyHashedPassword(account ?? Nobody, (account ?? Nobody).PasswordHash, password);
        return result == PasswordVerificationResult.Failed ? null : account;
    }
}
