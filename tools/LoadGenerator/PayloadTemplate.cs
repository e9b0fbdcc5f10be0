using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Monitoring.LoadGenerator;

/// <summary>
/// A payload made once and patched in place for every message: time and one digit of each value change, nothing is
/// allocated.
/// </summary>
internal sealed class PayloadTemplate
{
    // Unix milliseconds have 13 digits until the year 2286.
    private const int TimeDigits = 13;
    private readonly byte[] _bytes;
    private readonly int _time;
    private readonly int[] _digits;

    private PayloadTemplate(string text, int time, int[] digits, byte[] topic, int samples)
    {
        _bytes = Encoding.ASCII.GetBytes(text);
        (_time, _digits, Topic, Samples) = (time, digits, topic, samples);
    }

    public byte[] Topic { get; }

    /// <summary>Samples in one message.</summary>
    public int Samples { get; }

    public static PayloadTemplate Number(LoadSite site, int point) =>
        new("45.20", -1, [4], Encoding.UTF8.GetBytes($"hm/v1/{site.SiteId}/telemetry/{site.Points[point % site.Points.Length]}"), 1);

    public static PayloadTemplate Json(LoadSite site)
    {
        var text = new StringBuilder("""{"ts":""");
        var time = text.Length;
        text.Append('1', TimeDigits).Append(""","points":{""");
        var digits = new int[site.Points.Length];
        for (var i = 0; i < site.Points.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ",")}\"{site.Points[i]}\":{10 + (i % 80)}.50");
            digits[i] = text.Length - 1;
        }

        text.Append("}}");
        return new PayloadTemplate(text.ToString(), time, digits, Encoding.UTF8.GetBytes($"hm/v1/{site.SiteId}/telemetry"), site.Points.Length);
    }

    /// <summary>The next payload; valid until the next call.</summary>
    public ReadOnlyMemory<byte> Next(long unixMilliseconds, long number)
    {
        if (_time >= 0)
        {
            Utf8Formatter.TryFormat(unixMilliseconds, _bytes.AsSpan(_time, TimeDigits), out _);
        }

        var digit = (byte)('0' + (number % 10));
        foreach (var at in _digits)
        {
            _bytes[at] = digit;
        }

        return _bytes;
    }
}
