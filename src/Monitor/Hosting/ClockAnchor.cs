using System.Globalization;

namespace Monitoring.Monitor;

/// <summary>
/// Where an accelerated clock began. Kept in the data folder: a second start must go on from there, or every sample would be older
/// than those that are stored, and nothing would be judged.
/// </summary>
internal static class ClockAnchor
{
    /// <summary>Name of the file: the factor and the anchor (Unix ms), separated by a blank. The plant is given the same.</summary>
    public const string FileName = "clock-anchor";

    /// <summary>The clock for a folder.</summary>
    /// <returns>The clock, or null with a reason if the folder was run on another clock.</returns>
    public static (TimeProvider? Clock, string? Fault) Take(string folder, double factor, TimeProvider real)
    {
        var path = Path.Combine(folder, FileName);
        if (File.Exists(path))
        {
            var parts = File.ReadAllText(path).Split(' ');
            var known = double.Parse(parts[0], CultureInfo.InvariantCulture);
            return known == factor
                ? (new AcceleratedTimeProvider(factor, real, long.Parse(parts[1], CultureInfo.InvariantCulture)), null)
                : (null, FormattableString.Invariant($"{folder}: 此目录以 --clock {known} 运行过，请用同样的倍率或另一个 --data / was run with --clock {known}; use the same factor or another --data"));
        }

        if (factor == 1)
        {
            return (real, null);
        }

        // A folder that ran in real time may go on faster: its samples are all in the past.
        var anchor = real.GetUtcNow().ToUnixTimeMilliseconds();
        File.WriteAllText(path, FormattableString.Invariant($"{factor} {anchor}"));
        return (new AcceleratedTimeProvider(factor, real, anchor), null);
    }
}
