using System.Globalization;

namespace Monitoring.EndToEnd.Tests;

/// <summary>
/// How much of the processor the host of a virtual machine took away (<c>steal</c> of <c>/proc/stat</c>): a figure of milliseconds means
/// little without it.
/// </summary>
internal sealed class StolenTime
{
    private readonly (long Stolen, long All) _begin = Read();

    /// <summary>Percent since this was made; 0 where the system does not tell.</summary>
    public double Percent
    {
        get
        {
            var now = Read();
            return now.All == _begin.All ? 0 : 100.0 * (now.Stolen - _begin.Stolen) / (now.All - _begin.All);
        }
    }

    // user nice system idle iowait irq softirq steal guest guest_nice; the last two are in the first two as well.
    private static (long Stolen, long All) Read()
    {
        if (!File.Exists("/proc/stat"))
        {
            return default;
        }

        var ticks = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(8)
            .Select(text => long.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return (ticks[7], ticks.Sum());
    }
}
