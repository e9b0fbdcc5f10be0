using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>A board with one seat over everything, fed in one of several ways.</summary>
internal static class SeatRig
{
    public const string A = "330100000";
    public const string B = "330100001";
    public const string C = "330100002";
    public static readonly string[] Sites = [A, B, C];

    public static FloodBoard Empty(FloodLimits? limits = null)
    {
        var hall = SeatSet.Default().Items[0] with { Flood = limits ?? new FloodLimits() };
        var board = new FloodBoard(new SeatSet { Items = [hall] });
        board.Add([.. Sites.Select(site => new JournalTail(site, "330100", 0, []))]);
        return board;
    }

    /// <summary>As a process that has run from the first transition on.</summary>
    public static FloodBoard Running(IEnumerable<AlarmTransition> transitions, FloodLimits? limits = null)
    {
        var board = Empty(limits);
        foreach (var transition in transitions)
        {
            board.Take(transition);
        }

        return board;
    }

    /// <summary>As a process that starts now and reads the journals backwards as far as it needs.</summary>
    public static FloodBoard Restarted(JournalRig rig, DateTimeOffset now, out int read)
    {
        var moment = now.ToUnixTimeMilliseconds();
        var tails = Sites.Select(site => new JournalTail(site, "330100", rig.Of(site).Length, rig.Live(site))).ToArray();
        for (var back = FloodBoard.FirstBack; ; back *= FloodBoard.BackFactor)
        {
            var since = moment - (long)back.TotalMilliseconds;
            foreach (var tail in tails)
            {
                while (!tail.Covers(since, moment))
                {
                    var (after, count) = tail.NextPage;
                    tail.Take([.. rig.Of(tail.SiteId).Where(row => row.Seq > after).Take(count)]);
                }
            }

            var board = new FloodBoard(SeatSet.Default());
            board.Add(tails);
            if (board.IsSettled(since, moment) || tails.All(tail => tail.IsComplete))
            {
                read = tails.Sum(tail => tail.Transitions.Count());
                return board;
            }
        }
    }

    /// <summary>A view as text, for comparison: records have arrays, which compare by reference.</summary>
    public static string Text(FloodView view) => System.Text.Json.JsonSerializer.Serialize(view);
}
