namespace Monitoring.Contracts;

/// <summary>An account of a person.</summary>
public sealed record Account
{
    /// <summary>Name, unique, 1 to 64 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Roles: <c>duty</c>, <c>engineer</c>, <c>enterprise</c>, <c>supervisor</c>, <c>admin</c>.</summary>
    public required string[] Roles { get; init; }

    /// <summary>What it may see: <c>*</c>, a region code prefix, or site ids separated by commas.</summary>
    public required string Scope { get; init; }

    /// <summary>Hash of the password (ASP.NET Core Identity format).</summary>
    public required string PasswordHash { get; init; }
}

/// <summary>An edge gateway.</summary>
public sealed record GatewayAccount
{
    /// <summary>Id: the MQTT user name.</summary>
    public required string GatewayId { get; init; }

    /// <summary>Hash of its secret (ASP.NET Core Identity format).</summary>
    public required string SecretHash { get; init; }

    /// <summary>The sites it may publish for.</summary>
    public required string[] Sites { get; init; }

    /// <summary>A revoked gateway cannot connect.</summary>
    public bool Revoked { get; init; }
}

/// <summary>Accounts of people, stored.</summary>
public interface IAccountStore
{
    /// <summary>The account of that name, or null.</summary>
    Task<Account?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>Number of accounts.</summary>
    Task<int> CountAsync(CancellationToken cancellationToken);

    /// <summary>Creates; false, and nothing changed, if there is one of that name.</summary>
    Task<bool> CreateAsync(Account account, CancellationToken cancellationToken);

    /// <summary>Creates or replaces.</summary>
    Task SaveAsync(Account account, CancellationToken cancellationToken);
}

/// <summary>Gateways, stored.</summary>
public interface IGatewayStore
{
    /// <summary>The gateway of that id, or null.</summary>
    Task<GatewayAccount?> FindAsync(string gatewayId, CancellationToken cancellationToken);

    /// <summary>All gateways by id.</summary>
    Task<GatewayAccount[]> ListAsync(CancellationToken cancellationToken);

    /// <summary>Creates or replaces.</summary>
    Task SaveAsync(GatewayAccount gateway, CancellationToken cancellationToken);
}

/// <summary>A payload that could not be taken, kept for the engineer.</summary>
public sealed record RejectedPayload
{
    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gateway that sent it; empty before CONNECT.</summary>
    public required string GatewayId { get; init; }

    /// <summary>Topic.</summary>
    public required string Topic { get; init; }

    /// <summary>Short name of the reason, e.g. <c>not-json</c>, <c>not-a-number</c>, <c>too-deep</c>, <c>unknown-site</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>Byte offset of the fault in the payload; −1 if it is not about a place.</summary>
    public required int Offset { get; init; }

    /// <summary>What is wrong and what would be right, Chinese.</summary>
    public required string Text { get; init; }

    /// <summary>The same in English.</summary>
    public required string TextEn { get; init; }

    /// <summary>Length of the payload, bytes.</summary>
    public required int Length { get; init; }

    /// <summary>The first 512 bytes of the payload, as text (invalid UTF-8 replaced).</summary>
    public required string Head { get; init; }
}

/// <summary>Rejected payloads, the last 200 of each gateway. Durable, bounded.</summary>
public interface IRejectedPayloadStore
{
    /// <summary>Adds some, and drops the oldest beyond the bound.</summary>
    Task AddAsync(RejectedPayload[] payloads, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<RejectedPayload[]> ListAsync(string gatewayId, int limit, CancellationToken cancellationToken);
}
