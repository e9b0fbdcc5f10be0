using System.Text;

namespace Monitoring.Gateway.Csv;

/// <summary>Finds out how a file from Excel is encoded: by its mark, as UTF-8 if it is that, else as GB18030, which Excel in China writes.</summary>
internal static class CsvText
{
    static CsvText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The text without its mark; null if it is in none of these encodings.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => Try(new UTF8Encoding(false, true), rest),
        [0xFF, 0xFE, .. var rest] => Try(new UnicodeEncoding(false, false, true), rest),
        [0xFE, 0xFF, .. var rest] => Try(new UnicodeEncoding(true, false, true), rest),
        _ => Try(new UTF8Encoding(false, true), bytes) ?? Try(Gb18030(), bytes),
    };

    private static Encoding Gb18030() => Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    private static string? Try(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = encoding.GetString(bytes);

            // UTF-16 without a mark, or no text at all.
            return text.Contains('\0', StringComparison.Ordinal) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
