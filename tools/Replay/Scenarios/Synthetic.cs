namespace Monitoring.Replay.Scenarios;

/// <summary>
/// Made scenarios of one point <c>X-1</c> (range 0 to 100, normally 50 ± 0.2, H 80, HH 90) and a flow <c>F-1</c> (normally 100 ± 0.5): four
/// hours normal, then what the name says. A row every 10 s.
/// </summary>
internal static class Synthetic
{
    public const long Period = 10_000;
    public const int Normal = 4 * 360;

    // 2026-01-01T00:00:00Z.
    public const long Start = 1_767_225_600_000;

    /// <summary>When the fault begins, Unix ms.</summary>
    public const long Fault = Start + (Normal * Period);

    private delegate double Shape(double seconds, double noise);

    /// <summary>Names of the scenarios.</summary>
    public static IReadOnlyDictionary<string, Func<Recording>> All { get; } = new Dictionary<string, Func<Recording>>
    {
        ["normal"] = () => Make(8, (_, n) => 50 + n),
        ["slow-drift"] = () => Make(6, (s, n) => 50 + n + (8 * s / 3600)),
        ["step"] = () => Make(1, (_, n) => 85 + n),
        ["chatter"] = () => Make(1, (s, n) => 80 + ((long)(s / 10) % 2 == 0 ? 0.4 : -0.4)),
        ["spikes"] = () => Make(1, (s, n) => (long)(s / 10) % 60 == 30 ? 95 : 50 + n),
        ["stuck"] = () => Make(1, (_, _) => 50.1),
        ["pinned"] = () => Make(1, (_, _) => 100),
        ["runaway"] = () => Make(1.2, (s, n) => Math.Min(100, 50 + n + (0.2 * (Math.Exp(s / 720) - 1)))),
        ["maintenance"] = () => Make(2, (_, n) => 0),
        ["offline-12min"] = () => Offline(720_000),
        ["offline-2h"] = () => Offline(7_200_000),
        ["clock-skew"] = () => Skewed(300_000),
    };

    private static Recording Make(double hours, Shape shape)
    {
        var noise = new Noise(11);
        var rows = new List<Row>();
        var count = Normal + (int)(hours * 360);
        for (var i = 0; i < count; i++)
        {
            var x = 0.2 * noise.Next();
            var since = (i - Normal) * Period / 1000.0;
            rows.Add(new Row(Start + (i * Period), [since < 0 ? 50 + x : shape(since, x), 100 + (0.5 * noise.Next())]));
        }

        return new Recording(["X-1", "F-1"], rows);
    }

    /// <summary>The line is down; what was measured, an excursion to 85 for three minutes in it, comes afterwards, oldest first.</summary>
    private static Recording Offline(long outage)
    {
        var made = Make(outage / 3_600_000.0 + 1, (s, n) => s is >= 300 and < 480 ? 85 : 50 + n);
        var back = Fault + outage;
        var rows = made.Rows.Select(r => r.Ts < Fault || r.Ts >= back ? r : r with { Arrival = back }).ToArray();
        return made with { Rows = [.. rows.OrderBy(r => r.Arrival).ThenBy(r => r.Ts)] };
    }

    /// <summary>The gateway's clock jumps ahead.</summary>
    private static Recording Skewed(long ahead)
    {
        var made = Make(1, (_, n) => 50 + n);
        return made with { Rows = [.. made.Rows.Select(r => r.Ts < Fault ? r : r with { Ts = r.Ts + ahead })] };
    }
}
