using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Monitoring.Contracts;
using Monitoring.Gateway.Access;
using Monitoring.Gateway.Push;

namespace Monitoring.Gateway.Api;

/// <summary>Maintenance windows of a site.</summary>
internal static class MaintenanceApi
{
    public static void MapMaintenance(this IEndpointRouteBuilder site)
    {
        var windows = site.MapGroup("/maintenance").WithTags("Alarms");
        windows.MapGet("", ListAsync);
        windows.MapPost("", AddAsync).RequireAuthorization(Rights.TakeOutOfService);
        windows.MapDelete("/{windowId}", EndAsync).RequireAuthorization(Rights.TakeOutOfService);
    }

    private static async Task<Ok<Page<MaintenanceWindow>>> ListAsync(string siteId, ISites sites, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<MaintenanceWindow> { Items = await sites.Get(siteId).GetMaintenanceWindows(cancellationToken) });

    private static async Task<Results<Created<MaintenanceWindow>, ProblemHttpResult>> AddAsync(
        string siteId, MaintenanceRequest body, ClaimsPrincipal user, ISites sites, CancellationToken cancellationToken)
    {
        var window = new MaintenanceWindow
        {
            Covers = body.Covers,
            From = body.From,
            Until = body.Until,
            Reason = body.Reason,
            Permit = body.Permit,
            By = user.Name(),
        };
        var result = await sites.Get(siteId).AddMaintenanceWindow(window, cancellationToken);
        return result switch
        {
            { Window: { } added } => TypedResults.Created($"/api/v1/sites/{siteId}/maintenance/{added.WindowId}", added),
            { Faults.Length: > 0 } => Problems.Invalid(result.Faults),
            _ => Problems.NoSuchSite(siteId),
        };
    }

    private static async Task<Results<Ok<MaintenanceWindow>, ProblemHttpResult>> EndAsync(
        string siteId, string windowId, ClaimsPrincipal user, ISites sites, CancellationToken cancellationToken) =>
        (await sites.Get(siteId).EndMaintenanceWindow(windowId, user.Name(), cancellationToken)).Window is { } window
            ? TypedResults.Ok(window)
            : Problems.NoSuchWindow(windowId);
}
