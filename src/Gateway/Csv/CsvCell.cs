using System.Globalization;

namespace Monitoring.Gateway.Csv;

/// <summary>A cell that is read: what it should hold decides how.</summary>
internal readonly struct CsvCell(string text, int row, PointColumn column, CellFaults faults)
{
    private const string Risky = "=+-@\t\r'";

    /// <summary>Nothing in it.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(text);

    /// <summary>A text as it was written: null if the cell is empty.</summary>
    public string? Text()
    {
        if (text == "'")
        {
            return "";
        }

        return text.Length == 0 ? null : text.Length > 1 && text[0] == '\'' && Risky.Contains(text[1], StringComparison.Ordinal) ? text[1..] : text;
    }

    /// <summary>A text without blanks around it, full-width letters and digits as ordinary ones.</summary>
    public string? Word() => IsEmpty ? null : Plain(Text()!);

    /// <summary>A number; null if the cell is empty or has a fault.</summary>
    public double? Number()
    {
        if (IsEmpty)
        {
            return null;
        }

        var plain = Plain(text);
        if (double.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value))
        {
            return value;
        }

        if (plain.Contains(',', StringComparison.Ordinal))
        {
            Fault($"“{Shown}”含逗号：小数点请用“.”，不要用千位分隔符，例如 1234.5", $"'{Shown}' has a comma: write the decimal point as '.', and no thousands separators, such as 1234.5");
        }
        else
        {
            Fault($"“{Shown}”不是数字，例如 12.5", $"'{Shown}' is not a number such as 12.5");
        }

        return null;
    }

    /// <summary>One of some words; null if the cell is empty or has a fault.</summary>
    public T? OneOf<T>(IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (Word() is not { } word)
        {
            return null;
        }

        if (words.TryGetValue(word, out var value))
        {
            return value;
        }

        var known = string.Join(", ", words.Keys);
        Fault($"“{Shown}”应为以下之一：{known}", $"'{Shown}' must be one of {known}");
        return null;
    }

    /// <summary>Tells a fault of this cell.</summary>
    public void Fault(string zh, string en) => faults.Add(row, column, zh, en);

    /// <summary>A text that a table program does not take for a formula; <see cref="Text"/> takes the mark off again.</summary>
    public static string Safe(string? text) => text switch
    {
        null => "",
        "" => "'",
        _ when Risky.Contains(text[0], StringComparison.Ordinal) => "'" + text,
        _ => text,
    };

    private string Shown => text.Length > 40 ? text[..40] + "…" : text;

    /// <summary>By hand: the framework's own normalization does nothing where globalization is invariant.</summary>
    private static string Plain(string value) => string.Create(value.Length, value, static (to, from) =>
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = from[i] switch
            {
                >= '\uFF01' and <= '\uFF5E' => (char)(from[i] - 0xFEE0),
                '\u3000' or '\u00A0' => ' ',
                var other => other,
            };
        }
    }).Trim();
}
