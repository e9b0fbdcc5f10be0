using Microsoft.AspNetCore.Http;
using Monitoring.Contracts;
using Monitoring.Gateway.Api;
using Monitoring.Gateway.Push;

namespace Monitoring.Gateway.Access;

/// <summary>On routes with <c>{siteId}</c>: a site that does not exist and one out of scope get the same 404.</summary>
internal sealed class SiteScopeFilter(ISites sites) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var siteId = http.Request.RouteValues["siteId"] as string ?? "";
        return await sites.IsVisibleAsync(siteId, http.User.SiteScope(), http.RequestAborted)
            ? await next(context)
            : Problems.NoSuchSite(siteId);
    }
}

/// <summary>Whether a site exists and is in a scope.</summary>
internal static class SiteVisibility
{
    public static async Task<bool> IsVisibleAsync(this ISites sites, string siteId, Scope scope, CancellationToken cancellationToken)
    {
        // The form is checked first: a malformed id must not wake a grain.
        if (!Identifiers.IsSiteId(siteId))
        {
            return false;
        }

        var view = await sites.Get(siteId).GetView(cancellationToken);
        return view is not null && scope.Allows(siteId, view.RegionCode);
    }
}
