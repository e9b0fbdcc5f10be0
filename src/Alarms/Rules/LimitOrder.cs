using System.Globalization;
using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>The limits of a point must rise: LL &lt; L &lt; H &lt; HH.</summary>
internal sealed class LimitOrder
{
    private static readonly AlarmLevel[] Rising = [AlarmLevel.LL, AlarmLevel.L, AlarmLevel.H, AlarmLevel.HH];
    private readonly Dictionary<AlarmLevel, double> _limits = [];

    /// <summary>Notes a limit.</summary>
    public void Add(AlarmLevel level, double limit) => _limits.TryAdd(level, limit);

    /// <summary>Adds a fault for each pair in the wrong order.</summary>
    public void Check(string where, FaultList faults)
    {
        var present = Rising.Where(_limits.ContainsKey).ToArray();
        for (var i = 1; i < present.Length; i++)
        {
            var (low, high) = (present[i - 1], present[i]);
            if (_limits[low] >= _limits[high])
            {
                var pair = string.Create(CultureInfo.InvariantCulture, $"{low}={_limits[low]}, {high}={_limits[high]}");
                faults.Add(where, $"限值应满足 {low} < {high}：{pair}", $"limits must rise, {low} < {high}: {pair}");
            }
        }
    }
}
