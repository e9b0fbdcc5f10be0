using System.Globalization;
using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Collects faults while something is checked; at most 1,000 are kept, a count tells of the rest.</summary>
internal sealed class FaultList
{
    private const int Most = 1000;
    private readonly List<Fault> _faults = [];
    private int _more;

    /// <summary>Whether there is any.</summary>
    public bool Any => _faults.Count > 0;

    /// <summary>Adds one.</summary>
    public void Add(string where, string text, string textEn)
    {
        if (_faults.Count < Most)
        {
            _faults.Add(new Fault { Where = where, Text = text, TextEn = textEn });
        }
        else
        {
            _more++;
        }
    }

    /// <summary>A finite number between two ends, both allowed.</summary>
    public void Range(string where, double value, double low, double high)
    {
        if (!(value >= low && value <= high))
        {
            Add(where, string.Create(CultureInfo.InvariantCulture, $"{value} 应在 {low} 到 {high} 之间"), string.Create(CultureInfo.InvariantCulture, $"{value} must be between {low} and {high}"));
        }
    }

    /// <summary>A number of things.</summary>
    public void Count(string where, int count, int least, int most)
    {
        if (count < least || count > most)
        {
            Add(where, $"有{count}个，应为{least}到{most}个", $"{count} of them; must be {least} to {most}");
        }
    }

    /// <summary>A value that its enumeration has: a number in JSON can be any.</summary>
    public void Known<T>(string where, T value)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            Add(where, $"“{value}”不是已知的值", $"'{value}' is not a known value");
        }
    }

    /// <summary>Something that must be there and is null.</summary>
    public void Missing(string where) => Add(where, "缺少内容", "must not be null");

    /// <summary>A text that is not too long.</summary>
    public void Text(string where, string? text, int most)
    {
        if (text?.Length > most)
        {
            Add(where, $"文字长{text.Length}，最多{most}", $"text of {text.Length} characters; at most {most}");
        }
    }

    /// <summary>What was collected.</summary>
    public Fault[] ToArray()
    {
        if (_more > 0)
        {
            _faults.Add(new Fault { Where = "", Text = $"还有{_more}处错误", TextEn = $"{_more} more faults" });
        }

        return [.. _faults];
    }
}
