using System.Security.Claims;
using Monitoring.Contracts;
using Monitoring.Gateway.Access;
using Monitoring.Gateway.Push;

namespace Monitoring.Gateway.Shifts;

/// <summary>Seats and shifts as one account may see them.</summary>
internal sealed class SeatKeeper(ISeatStore seats, IShiftStore shifts, WallPicture picture, WallFeed feed)
{
    /// <summary>The seats that an account may see, in their order.</summary>
    public async Task<SeatConfig[]> SeatsAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        await feed.Loaded.WaitAsync(cancellationToken);
        var scope = user.SiteScope();
        return [.. (await seats.GetAsync(cancellationToken)).Items.Where(seat => scope.Allows(seat, picture))];
    }

    /// <summary>A seat by its name, or the first if none is given; null if the account does not see it.</summary>
    public async Task<SeatConfig?> SeatAsync(string? id, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        (await SeatsAsync(user, cancellationToken)).FirstOrDefault(seat => string.IsNullOrEmpty(id) || seat.Id == id);

    /// <summary>A shift; null if there is none or the account does not see its seat. A seat that is no more is seen by whom sees everything.</summary>
    public async Task<Shift?> ShiftAsync(string id, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        id.Length <= 64
        && await shifts.FindAsync(id, cancellationToken) is { } shift
        && (user.SiteScope().IsAll || await SeatAsync(shift.Seat, user, cancellationToken) is not null)
            ? shift
            : null;
}
