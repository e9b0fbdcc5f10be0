using Monitoring.Contracts;

namespace Monitoring.Gateway.Push;

/// <summary>Says whether the walls see everything that is journaled.</summary>
internal sealed class PushHealth(WallFeed feed, WallPicture picture) : IServiceHealth
{
    public PartHealth Check()
    {
        var behind = picture.Behind().Length;
        var loaded = feed.Loaded.IsCompletedSuccessfully;
        return new PartHealth
        {
            Name = "push",
            Ok = loaded && behind == 0 && feed.Unread == 0,
            Detail = loaded
                ? $"walls {picture.WallCount}, sites behind {behind}, unread {feed.Unread}, gaps {picture.Gaps}, repaired {feed.Repaired}, duplicates {picture.Duplicates}"
                : "loading",
        };
    }
}
