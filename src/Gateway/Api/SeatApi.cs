using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Monitoring.Alarms;
using Monitoring.Contracts;
using Monitoring.Gateway.Access;
using Monitoring.Gateway.Push;

namespace Monitoring.Gateway.Api;

/// <summary>Seats and their shifts.</summary>
internal static class SeatApi
{
    public static void MapSeats(this IEndpointRouteBuilder routes)
    {
        var seats = routes.MapGroup("/seats").WithTags("Seats");
        seats.MapGet("", GetAsync);
        seats.MapPut("", ReplaceAsync).RequireAuthorization(Rights.Configure);
    }

    private static async Task<Ok<SeatSet>> GetAsync(
        ClaimsPrincipal user, ISeatStore store, WallPicture picture, WallFeed feed, CancellationToken cancellationToken)
    {
        await feed.Loaded.WaitAsync(cancellationToken);
        var seats = await store.GetAsync(cancellationToken);
        var scope = user.SiteScope();
        return TypedResults.Ok(seats with { Items = [.. seats.Items.Where(seat => scope.Allows(seat, picture))] });
    }

    /// <summary>Replaces the whole list, in the form that GET gives it; <c>version</c> says which one was changed.</summary>
    private static async Task<Results<Ok<SeatSet>, ProblemHttpResult>> ReplaceAsync(
        SeatSet body, ClaimsPrincipal user, ISeatStore store, FloodFeed floods, TimeProvider clock, CancellationToken cancellationToken)
    {
        // Seats belong to the whole service: who does not see all of it would delete what he does not see.
        if (!user.SiteScope().IsAll)
        {
            return Problems.Forbidden();
        }

        var faults = SeatValidator.Check(body.Items);
        if (faults.Length > 0)
        {
            return Problems.Invalid(faults);
        }

        var seats = new SeatSet { Items = body.Items, By = user.Name(), At = clock.GetUtcNow() };
        if (!await store.SaveAsync(seats, body.Version, cancellationToken))
        {
            return Problems.SeatsChanged();
        }

        floods.Reload();
        return TypedResults.Ok(seats with { Version = body.Version + 1 });
    }
}
