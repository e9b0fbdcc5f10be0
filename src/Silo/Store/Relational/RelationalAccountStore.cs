using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>Accounts of people.</summary>
internal sealed class RelationalAccountStore(MonitorDatabase database) : IAccountStore
{
    /// <inheritdoc/>
    public async Task<Account?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(
            "SELECT name, roles, scope, password_hash FROM account WHERE name = @name",
            row => new Account
            {
                Name = row.GetString(0),
                Roles = row.GetString(1).Split(',', StringSplitOptions.RemoveEmptyEntries),
                Scope = row.GetString(2),
                PasswordHash = row.GetString(3),
            },
            cancellationToken, ("@name", name));
        return rows.Count == 0 ? null : rows[0];
    }

    /// <inheritdoc/>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync("SELECT COUNT(*) FROM account", row => row.GetInt32(0), cancellationToken);
        return rows[0];
    }

    /// <inheritdoc/>
    public async Task<bool> CreateAsync(Account account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        return await database.ExecuteAsync(
            "INSERT INTO account (name, roles, scope, password_hash) VALUES (@name, @roles, @scope, @hash) ON CONFLICT (name) DO NOTHING",
            cancellationToken, Parameters(account)) == 1;
    }

    /// <inheritdoc/>
    public Task SaveAsync(Account account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        return database.ExecuteAsync(
            """
            INSERT INTO account (name, roles, scope, password_hash) VALUES (@name, @roles, @scope, @hash)
            ON CONFLICT (name) DO UPDATE SET roles = excluded.roles, scope = excluded.scope, password_hash = excluded.password_hash
            """,
            cancellationToken, Parameters(account));
    }

    private static (string Name, object? Value)[] Parameters(Account account) =>
        [("@name", account.Name), ("@roles", string.Join(',', account.Roles)), ("@scope", account.Scope), ("@hash", account.PasswordHash)];
}
