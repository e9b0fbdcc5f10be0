using System.Globalization;
using System.Text;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Csv;

/// <summary>
/// Writes samples as rows of one time each, with value and quality of every point in columns. Streamed: what is in memory is one
/// piece of the text. Excel shows 1,048,576 rows: a file ends at <see cref="MaxRows"/> and says so in its last line.
/// </summary>
internal sealed class SampleCsv(SiteConfig config, string[] points, TimeSpan offset, bool english, int maxRows = SampleCsv.MaxRows)
{
    /// <summary>Rows of samples that a file has at most.</summary>
    public const int MaxRows = 1_000_000;

    private const int Piece = 64 << 10;

    private readonly Sample?[] _row = new Sample?[points.Length];
    private readonly StringBuilder _text = new();
    private long _time = long.MinValue;
    private int _rows;

    /// <summary>Writes the file, with byte-order mark. Used once.</summary>
    public async Task WriteAsync(IAsyncEnumerable<ReadOnlyMemory<Sample>> pieces, Stream to, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), Piece, leaveOpen: true);
        Head();
        await foreach (var piece in pieces.WithCancellation(cancellationToken))
        {
            for (var i = 0; i < piece.Length && !Take(piece.Span[i]); i++)
            {
                if (_text.Length >= Piece)
                {
                    await writer.WriteAsync(_text, cancellationToken);
                    _text.Clear();
                }
            }

            if (_rows > maxRows)
            {
                break;
            }
        }

        if (_rows <= maxRows)
        {
            End();
        }

        await writer.WriteAsync(_text, cancellationToken);
        await writer.FlushAsync(cancellationToken);
    }

    private void Head()
    {
        var sign = offset < TimeSpan.Zero ? "-" : "+";
        _text.Append(english ? "Time" : "时间").Append(CultureInfo.InvariantCulture, $" (UTC{sign}{offset:hh\\:mm})");
        foreach (var id in points)
        {
            var unit = config.Points.FirstOrDefault(point => point.PointId == id)?.Unit;
            _text.Append(',').Append(Cell(string.IsNullOrEmpty(unit) ? id : $"{id} ({unit})"));
            _text.Append(',').Append(Cell(english ? $"{id} quality" : $"{id} 质量"));
        }

        _text.Append("\r\n");
    }

    /// <summary>Takes a sample; true if the file is full.</summary>
    private bool Take(in Sample sample)
    {
        if (sample.Timestamp != _time)
        {
            End();
            if (_rows >= maxRows)
            {
                _rows = maxRows + 1;
                _text.Append(CultureInfo.InvariantCulture, $"{(english ? "# cut off: a file has at most so many rows" : "# 已截断：一个文件最多行数")},{maxRows}\r\n");
                return true;
            }

            _time = sample.Timestamp;
        }

        _row[sample.Point] = sample;
        return false;
    }

    /// <summary>Writes the row that is open.</summary>
    private void End()
    {
        if (_time == long.MinValue)
        {
            return;
        }

        _text.Append(CultureInfo.InvariantCulture, $"{DateTimeOffset.FromUnixTimeMilliseconds(_time).ToOffset(offset):yyyy-MM-dd HH:mm:ss.fff}");
        foreach (ref var sample in _row.AsSpan())
        {
            _text.Append(',');
            if (sample is { } one)
            {
                if (double.IsFinite(one.Value))
                {
                    _text.Append(CultureInfo.InvariantCulture, $"{one.Value:R}");
                }

                _text.Append(',').Append(Word(one.Quality));
            }
            else
            {
                _text.Append(',');
            }

            sample = null;
        }

        _text.Append("\r\n");
        _rows++;
        _time = long.MinValue;
    }

    private string Word(Quality quality) => quality switch
    {
        Quality.Good => english ? "good" : "良好",
        Quality.Uncertain => english ? "uncertain" : "可疑",
        _ => english ? "bad" : "坏",
    };

    private static string Cell(string text)
    {
        var safe = CsvCell.Safe(text);
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
