using System.Globalization;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>
/// Writes a batch as wide rows: one line per site and time, one field per point. How quality is kept: docs/decisions, "Wide rows in
/// InfluxDB". Allocates nothing per value. Not for two threads at once.
/// </summary>
internal sealed class LineEncoder
{
    /// <summary>A longer line is ended and another one with the same time begun: VictoriaMetrics takes lines up to 256 KiB unless told otherwise.</summary>
    public const int LongestLine = 64 << 10;

    /// <summary>Samples further ahead of their arrival are not written: each week of theirs would be a shard of the server. As in <see cref="SeriesStore"/>.</summary>
    public const long MostAheadMs = 366L * 86_400_000;

    /// <summary>Samples older than this at their arrival are not written, for the same reason: 10 years.</summary>
    public const long MostBehindMs = 3660L * 86_400_000;

    private (long Time, int Place)[] _order = [];
    private SampleBatch _batch = new();
    private SiteColumns _columns = new("none", "none");
    private int _next;
    private bool _sorted;

    /// <summary>Samples that were not written because their time is too far from their arrival.</summary>
    public long Outside { get; private set; }

    /// <summary>Begins a batch. The columns must have room for its points.</summary>
    public void Begin(SampleBatch batch, SiteColumns columns)
    {
        (_batch, _columns, _next) = (batch, columns, 0);
        _sorted = IsRising(batch.SampleSpan);
        if (!_sorted)
        {
            Sort(batch.SampleSpan);
        }
    }

    /// <summary>Writes rows until the batch is done (true) or the buffer has at least so many bytes (false: go on with another).</summary>
    public bool Fill(LineBuffer buffer, int limit)
    {
        while (_next < _batch.SampleCount)
        {
            if (buffer.Length >= limit)
            {
                return false;
            }

            WriteRow(buffer);
        }

        return true;
    }

    private static bool IsRising(ReadOnlySpan<Sample> samples)
    {
        for (var i = 1; i < samples.Length; i++)
        {
            if (samples[i].Timestamp < samples[i - 1].Timestamp)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>By time; samples of one time stay in the order in which they came.</summary>
    private void Sort(ReadOnlySpan<Sample> samples)
    {
        if (_order.Length < samples.Length)
        {
            _order = new (long, int)[Math.Max(samples.Length, _order.Length * 2)];
        }

        for (var i = 0; i < samples.Length; i++)
        {
            _order[i] = (samples[i].Timestamp, i);
        }

        _order.AsSpan(0, samples.Length).Sort();
    }

    private ref readonly Sample At(int i) => ref _batch.Samples[_sorted ? i : _order[i].Place];

    private void WriteRow(LineBuffer buffer)
    {
        var time = At(_next).Timestamp;
        if (time > _batch.ReceivedAt + MostAheadMs || time < _batch.ReceivedAt - MostBehindMs)
        {
            Outside++;
            _next++;
            return;
        }

        var row = ++_columns.Row;
        var begin = buffer.Length;
        Copy(buffer, _columns.Prefix);
        do
        {
            ref readonly var sample = ref At(_next);
            ref var column = ref _columns.All[sample.Point];
            if (column.Row == row)
            {
                // Twice in one time: a line of its own, so that the server takes the later one.
                break;
            }

            column.Row = row;
            WriteFields(buffer, in sample, ref column);
            buffer.Values++;
            _next++;
        }
        while (_next < _batch.SampleCount && At(_next).Timestamp == time && buffer.Length - begin < LongestLine);

        // The comma after the last field becomes the blank before the time.
        buffer.Array[buffer.Length - 1] = (byte)' ';
        var room = buffer.Room(LineNumber.MostBytes);
        time.TryFormat(room, out var length, default, CultureInfo.InvariantCulture);
        room[length] = (byte)'\n';
        buffer.Advance(length + 1);
    }

    private static void WriteFields(LineBuffer buffer, in Sample sample, ref SiteColumns.Column column)
    {
        var finite = double.IsFinite(sample.Value);
        var bad = !finite || sample.Quality == Quality.Bad;
        var late = sample.Timestamp <= column.Newest;
        column.Newest = Math.Max(column.Newest, sample.Timestamp);

        var room = buffer.Room((2 * column.Name.Length) + (2 * LineNumber.MostBytes));
        var at = 0;
        if (finite)
        {
            Append(room, ref at, column.Name);
            Append(room, ref at, bad ? ":bad="u8 : "="u8);
            at += LineNumber.Write(sample.Value, room[at..]);
            room[at++] = (byte)',';
        }

        if (bad || late || sample.Quality != Quality.Good)
        {
            // Written for good ones too where an earlier sample of the same time may have left another quality.
            Append(room, ref at, column.Name);
            Append(room, ref at, ":q="u8);
            room[at++] = (byte)('0' + (bad ? (finite ? 2 : 3) : (int)sample.Quality));
            Append(room, ref at, "i,"u8);
        }

        buffer.Advance(at);
    }

    private static void Append(Span<byte> room, ref int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(room[at..]);
        at += bytes.Length;
    }

    private static void Copy(LineBuffer buffer, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(buffer.Room(bytes.Length));
        buffer.Advance(bytes.Length);
    }
}
