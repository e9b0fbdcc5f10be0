using Monitoring.Alarms;
using Monitoring.Contracts;
using Monitoring.Gateway.Push;

namespace Monitoring.Gateway.Access;

/// <summary>A seat is seen whole or not at all: by whom may see every site that it watches.</summary>
internal static class SeatAccess
{
    /// <summary>The sites that a seat watches.</summary>
    public static SiteView[] SitesOf(this WallPicture picture, SeatConfig seat)
    {
        var scope = new SeatScope(seat.Scope);
        return [.. picture.Sites(Scope.All).Where(site => scope.Watches(site.SiteId, site.RegionCode))];
    }

    /// <summary>Whether an account may see a seat.</summary>
    public static bool Allows(this Scope account, SeatConfig seat, WallPicture picture) =>
        account.IsAll || picture.SitesOf(seat).All(site => account.Allows(site.SiteId, site.RegionCode));
}
