using Microsoft.AspNetCore.Http;
using Monitoring.Contracts;
using Monitoring.Gateway.Api;
using Monitoring.Gateway.Push;

namespace Monitoring.Gateway.Access;

/// <summary>On routes of one gateway: it must exist, and all of its sites must be in the user's scope; else 404.</summary>
internal sealed class GatewayScopeFilter(IGatewayStore store, ISites sites) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var id = http.Request.RouteValues["id"] as string ?? "";
        var gateway = await store.FindAsync(id, http.RequestAborted);
        return gateway is not null && await sites.AreVisibleAsync(gateway.Sites, http.User.SiteScope(), http.RequestAborted)
            ? await next(context)
            : Problems.NoSuchGateway(id);
    }
}

/// <summary>Whether a list of sites is in a scope.</summary>
internal static class SiteListVisibility
{
    public static async Task<bool> AreVisibleAsync(this ISites sites, string[] siteIds, Scope scope, CancellationToken cancellationToken)
    {
        // Who sees everything also sees the gateway of a site that is gone.
        if (scope.IsAll)
        {
            return true;
        }

        foreach (var siteId in siteIds)
        {
            if (!await sites.IsVisibleAsync(siteId, scope, cancellationToken))
            {
                return false;
            }
        }

        return true;
    }
}
