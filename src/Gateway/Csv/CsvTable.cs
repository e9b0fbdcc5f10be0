using CsvHelper;

namespace Monitoring.Gateway.Csv;

/// <summary>A row with the number that Excel shows beside it.</summary>
internal sealed record CsvRow(int Number, string[] Cells);

/// <summary>Rows of a file. Quoting is the library's; the separator is the one that the first row uses most.</summary>
internal static class CsvTable
{
    /// <summary>More rows than a site can have points are not read.</summary>
    public const int MostRows = 20_001;

    /// <summary>Reads all rows that are not empty.</summary>
    public static List<CsvRow> Read(string text, CellFaults faults)
    {
        var (separator, body) = Separate(text);
        var malformed = false;
        var options = new CsvReaderOptions
        {
            Separator = separator, HasHeader = false, SkipEmptyLines = false, OnMalformedRecord = _ => malformed = true,
        };
        using var reader = CsvReader.FromText(body, options);
        var rows = new List<CsvRow>();
        while (reader.Read())
        {
            var number = (int)reader.RowNumber;
            if (malformed)
            {
                faults.AddRow(number, "引号使用有误：单元格内的引号应成对", "a quote is out of place: inside a quoted cell it must be doubled");
                malformed = false;
            }

            var cells = new string[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = reader.GetString(i);
            }

            if (Array.Exists(cells, cell => !string.IsNullOrWhiteSpace(cell)))
            {
                rows.Add(new CsvRow(number, cells));
            }

            if (rows.Count > MostRows)
            {
                faults.AddRow(number, $"超过 {MostRows - 1} 行", $"more than {MostRows - 1} rows");
                break;
            }
        }

        return rows;
    }

    private static (char Separator, string Body) Separate(string text)
    {
        // Excel's own way to say it; Excel does not show this line as a row.
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4 && ",;\t".Contains(text[4], StringComparison.Ordinal))
        {
            var end = text.IndexOf('\n', StringComparison.Ordinal);
            return (text[4], end < 0 ? "" : text[(end + 1)..]);
        }

        var counts = new int[3];
        var quoted = false;
        foreach (var c in text)
        {
            quoted ^= c == '"';
            if (!quoted && c is '\r' or '\n' && counts.Any(n => n > 0))
            {
                break;
            }

            if (!quoted && ",;\t".IndexOf(c, StringComparison.Ordinal) is >= 0 and var at)
            {
                counts[at]++;
            }
        }

        return (",;\t"[Array.IndexOf(counts, counts.Max())], text);
    }
}
