using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Monitoring.Contracts;
using Monitoring.Gateway.Access;
using Monitoring.Gateway.Push;

namespace Monitoring.Gateway.Api;

/// <summary>Floods of the seats, and their alarms as folded by them.</summary>
internal static class FloodApi
{
    public static void MapFloods(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/floods", ListAsync).WithTags("Seats");
        routes.MapGet("/alarms/grouped", GroupedAsync).WithTags("Alarms");
    }

    /// <summary>The flood state of one seat, or of all that the account may see.</summary>
    private static async Task<Results<Ok<Page<FloodView>>, ProblemHttpResult>> ListAsync(
        string? seat, ClaimsPrincipal user, FloodFeed floods, WallPicture picture, CancellationToken cancellationToken)
    {
        await floods.Loaded.WaitAsync(cancellationToken);
        var scope = user.SiteScope();
        var seen = floods.Seats.Items.Where(one => (string.IsNullOrEmpty(seat) || one.Id == seat) && scope.Allows(one, picture)).ToArray();
        return seen.Length == 0 && !string.IsNullOrEmpty(seat)
            ? Problems.NoSuchSeat(seat)
            : TypedResults.Ok(new Page<FloodView> { Items = [.. seen.Select(one => floods.View(one.Id)).OfType<FloodView>()] });
    }

    /// <summary>The alarms of a seat that are not over; the first seat if none is named.</summary>
    private static async Task<Results<Ok<GroupedAlarms>, ProblemHttpResult>> GroupedAsync(
        string? seat, ClaimsPrincipal user, FloodFeed floods, WallPicture picture, CancellationToken cancellationToken)
    {
        await floods.Loaded.WaitAsync(cancellationToken);
        var scope = user.SiteScope();
        var named = floods.Seats.Items.FirstOrDefault(one => string.IsNullOrEmpty(seat) ? scope.Allows(one, picture) : one.Id == seat);
        return named is not null && scope.Allows(named, picture) && floods.Grouped(named.Id) is { } grouped
            ? TypedResults.Ok(grouped)
            : Problems.NoSuchSeat(seat ?? "");
    }
}
