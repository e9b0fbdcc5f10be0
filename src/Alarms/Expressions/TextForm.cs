using System.Buffers;

namespace Monitoring.Alarms;

/// <summary>Characters of the language. What a Chinese keyboard types is read as its ASCII twin, one for one, so that positions stay.</summary>
internal static class TextForm
{
    private static readonly SearchValues<char> Tag = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_.-");

    /// <summary>A character of a tag (see <c>Identifiers.IsPointId</c>).</summary>
    public static bool IsTag(char c) => Tag.Contains(c);

    /// <summary>A character that a name can begin with when it stands without brackets.</summary>
    public static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';

    /// <summary>The text with full-width characters as ASCII; of the same length.</summary>
    public static string Narrow(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = Narrow(source[i]);
        }
    });

    private static char Narrow(char c) => c switch
    {
        >= '！' and <= '～' => (char)(c - '！' + '!'),
        '\u3000' or '\u00A0' or '\t' or '\r' or '\n' => ' ',
        '【' => '[',
        '】' => ']',
        '、' => ',',
        '×' => '*',
        '÷' => '/',
        '−' => '-',
        _ => c,
    };
}
