using System.Globalization;
using System.Text.Json;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Api;

/// <summary>Reads query parameters and collects every fault, so that one answer names them all.</summary>
internal sealed class QueryFields
{
    private readonly List<Fault> _faults = [];

    public bool Ok => _faults.Count == 0;

    public IReadOnlyList<Fault> Faults => _faults;

    public void Add(string where, string text, string textEn) =>
        _faults.Add(new Fault { Where = where, Text = text, TextEn = textEn });

    public int Int(string name, string? text, int low, int high, int otherwise)
    {
        if (string.IsNullOrEmpty(text))
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= low && value <= high)
        {
            return value;
        }

        Add(name, $"应为 {low} 到 {high} 的整数", $"must be a whole number from {low} to {high}");
        return otherwise;
    }

    public long Number(string name, string? text, long otherwise)
    {
        if (string.IsNullOrEmpty(text))
        {
            return otherwise;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        Add(name, "应为非负整数", "must be a whole number of 0 or more");
        return otherwise;
    }

    /// <summary>A time zone: minutes ahead of UTC, −840 to 840.</summary>
    public int Minutes(string name, string? text, int otherwise)
    {
        if (string.IsNullOrEmpty(text))
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value is >= -840 and <= 840)
        {
            return value;
        }

        Add(name, "应为 -840 到 840 的整数（比 UTC 早的分钟数，北京时间为 480）", "must be minutes ahead of UTC, −840 to 840 (480 in Beijing)");
        return otherwise;
    }

    /// <summary>RFC 3339 or Unix milliseconds; null if it is absent.</summary>
    public DateTimeOffset? Time(string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var unix)
            && unix >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
            && unix <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(unix);
        }

        // A "+" that was not escaped in the query arrives as a space.
        if (DateTimeOffset.TryParseExact(text.Replace(' ', '+'), TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return time.ToUniversalTime();
        }

        Add(name, "应为 RFC 3339 时间（如 2026-01-01T00:00:00Z）或 Unix 毫秒", "must be a time by RFC 3339 (such as 2026-01-01T00:00:00Z) or Unix milliseconds");
        return null;
    }

    /// <summary>A name of an enumeration as the contract spells it.</summary>
    public T? Name<T>(string name, string? text)
        where T : struct, Enum
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(NameOf(value), text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        var names = string.Join(", ", Enum.GetValues<T>().Select(NameOf));
        Add(name, $"应为以下之一：{names}", $"must be one of {names}");
        return null;
    }

    public string? SiteId(string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (!Identifiers.IsSiteId(text))
        {
            Add(name, "应为 9 位站点编码", "must be a site id of 9 characters");
        }

        return text;
    }

    public string? Region(string name, string? text)
    {
        if (!string.IsNullOrEmpty(text) && (text.Length is < 2 or > 6 || text.AsSpan().ContainsAnyExceptInRange('0', '9')))
        {
            Add(name, "应为行政区划代码的前 2 到 6 位数字", "must be the first 2 to 6 digits of a region code");
        }

        return string.IsNullOrEmpty(text) ? null : text;
    }

    public string? Cursor(string? text)
    {
        if (text is { Length: > 200 })
        {
            Add("cursor", "不是本服务给出的游标", "is not a cursor that this service gave");
        }

        return string.IsNullOrEmpty(text) ? null : text;
    }

    private static readonly string[] TimeForms = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd"];

    private static string NameOf<T>(T value)
        where T : struct, Enum =>
        JsonSerializer.SerializeToElement(value, ContractsJson.Default.Options).GetString()!;
}
