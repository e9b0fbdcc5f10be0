using System.Security.Claims;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Access;

/// <summary>What a session's cookie says of its account.</summary>
internal static class CurrentUser
{
    private const string ScopeClaim = "scope";

    public static ClaimsPrincipal Principal(Account account, string scheme)
    {
        var identity = new ClaimsIdentity(scheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.Name, account.Name));
        identity.AddClaim(new Claim(ScopeClaim, account.Scope));
        identity.AddClaims(account.Roles.Select(role => new Claim(ClaimTypes.Role, role)));
        return new ClaimsPrincipal(identity);
    }

    public static string Name(this ClaimsPrincipal user) => user.Identity?.Name ?? "";

    public static string[] RoleNames(this ClaimsPrincipal user) => [.. user.FindAll(ClaimTypes.Role).Select(claim => claim.Value)];

    public static string ScopeText(this ClaimsPrincipal user) => user.FindFirstValue(ScopeClaim) ?? "";

    /// <summary>The scope; nothing if it is missing or malformed.</summary>
    public static Scope SiteScope(this ClaimsPrincipal user) =>
        Scope.TryParse(user.ScopeText(), out var scope) ? scope : Scope.Nothing;
}
