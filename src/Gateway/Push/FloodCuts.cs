using Monitoring.Contracts;

namespace Monitoring.Gateway.Push;

/// <summary>Keeps pushed flood states small: once a second to every wall.</summary>
internal static class FloodCuts
{
    /// <summary>Ids in one message at most; a wall has every alarm by its id already, and REST has the whole lists.</summary>
    public const int MostIds = 2_000;

    /// <summary>What is left of each list in a message that would have more.</summary>
    public const int LeftOfAList = 50;

    /// <summary>The view, with its lists of ids cut if they are too long together. Counts stay.</summary>
    public static FloodView Short(FloodView view)
    {
        var ids = view.Critical.Length + (view.Low?.AlarmIds.Length ?? 0) + view.Groups.Sum(group => group.AlarmIds.Length + group.Suppressed.Length);
        if (ids <= MostIds)
        {
            return view;
        }

        // Critical alarms are never folded, so they are never cut.
        return view with
        {
            Groups = Array.ConvertAll(view.Groups, Short),
            Low = view.Low is { } low ? Short(low) : null,
            Shortened = true,
        };
    }

    private static FloodGroup Short(FloodGroup group) => group with
    {
        AlarmIds = [.. group.AlarmIds.Take(LeftOfAList)],
        Suppressed = [.. group.Suppressed.Take(LeftOfAList)],
    };
}
