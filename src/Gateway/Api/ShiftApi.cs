using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Monitoring.Contracts;
using Monitoring.Gateway.Access;
using Monitoring.Gateway.Shifts;

namespace Monitoring.Gateway.Api;

/// <summary>Who has which seat, and who had it.</summary>
internal static class ShiftApi
{
    public static void MapShifts(this IEndpointRouteBuilder routes)
    {
        // A wall says who is on duty to everybody who may see the seat.
        routes.MapGet("/shifts/current", CurrentAsync).WithTags("Shifts");
        var shifts = routes.MapGroup("/shifts").WithTags("Shifts").RequireAuthorization(Rights.HandleAlarms);
        shifts.MapGet("", ListAsync);
        shifts.MapPost("", TakeOverAsync);
        shifts.MapGet("/{id}", GetAsync);
        shifts.MapHandover();
    }

    private static async Task<Results<Ok<CurrentShiftView>, ProblemHttpResult>> CurrentAsync(
        string? seat, ClaimsPrincipal user, SeatKeeper keeper, IShiftStore store, CancellationToken cancellationToken)
    {
        if (await keeper.SeatAsync(seat, user, cancellationToken) is not { } mine)
        {
            return Problems.NoSuchSeat(seat ?? "");
        }

        var shift = await store.CurrentAsync(mine.Id, cancellationToken);
        var handover = Roles.Handling.Any(user.IsInRole) ? shift?.Handover : null;
        return TypedResults.Ok(new CurrentShiftView(mine.Id, shift?.Id, shift?.User, shift?.DisplayName, shift?.Since, shift?.Revision, handover));
    }

    private static async Task<Results<Created<Shift>, ProblemHttpResult>> TakeOverAsync(
        ShiftRequest body, ClaimsPrincipal user, SeatKeeper keeper, IShiftStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(body.Seat))
        {
            return Problems.Invalid("seat", "席位必填", "is needed");
        }

        if (await keeper.SeatAsync(body.Seat, user, cancellationToken) is not { } seat)
        {
            return Problems.NoSuchSeat(body.Seat);
        }

        var shift = New(seat.Id, user.Name(), clock.GetUtcNow());
        return await store.BeginAsync(shift, cancellationToken)
            ? TypedResults.Created($"/api/v1/shifts/{shift.Id}", shift)
            : Problems.SeatManned(await store.CurrentAsync(seat.Id, cancellationToken));
    }

    private static async Task<Results<Ok<Page<Shift>>, ProblemHttpResult>> ListAsync(
        string? seat, string? from, string? to, string? limit, string? cursor, ClaimsPrincipal user, SeatKeeper keeper, IShiftStore store, CancellationToken cancellationToken)
    {
        var fields = new QueryFields();
        var query = new ShiftQuery
        {
            From = fields.Time("from", from),
            To = fields.Time("to", to),
            Limit = fields.Int("limit", limit, 1, 1_000, 100),
            Cursor = fields.Cursor(cursor),
        };
        if (!fields.Ok)
        {
            return Problems.Invalid(fields.Faults);
        }

        var seats = await keeper.SeatsAsync(user, cancellationToken);
        if (!string.IsNullOrEmpty(seat) && !user.SiteScope().IsAll && !seats.Any(one => one.Id == seat))
        {
            return Problems.NoSuchSeat(seat);
        }

        // Who sees everything also sees the shifts of seats that are no more.
        string[]? names = !string.IsNullOrEmpty(seat) ? [seat] : user.SiteScope().IsAll ? null : [.. seats.Select(one => one.Id)];
        return TypedResults.Ok(await store.ListAsync(query with { Seats = names }, cancellationToken));
    }

    private static async Task<Results<Ok<Shift>, ProblemHttpResult>> GetAsync(
        string id, ClaimsPrincipal user, SeatKeeper keeper, CancellationToken cancellationToken) =>
        await keeper.ShiftAsync(id, user, cancellationToken) is { } shift ? TypedResults.Ok(shift) : Problems.NoSuchShift(id);

    /// <summary>A shift that begins now.</summary>
    public static Shift New(string seat, string user, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now).ToString("N"), Seat = seat, User = user, DisplayName = user, Since = now };
}
