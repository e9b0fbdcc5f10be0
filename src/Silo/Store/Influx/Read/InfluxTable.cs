namespace Monitoring.Silo;

/// <summary>Rows of one statement: a time and some numbers, NaN where there is none.</summary>
internal sealed class InfluxTable
{
    private readonly List<long> _times = [];
    private readonly List<double> _numbers = [];

    /// <summary>Columns beside the time.</summary>
    public int Width { get; private set; }

    /// <summary>Rows.</summary>
    public int Count => _times.Count;

    /// <summary>What the server says is wrong with the statement; null if nothing is.</summary>
    public string? Fault { get; set; }

    /// <summary>The server left rows out at the end because a bound of its own was reached (1.x, <c>max-row-limit</c>).</summary>
    public bool IsCut { get; set; }

    /// <summary>Time of a row, Unix milliseconds.</summary>
    public long Time(int row) => _times[row];

    /// <summary>A number of a row; NaN if there is none.</summary>
    public double Number(int row, int column) => column < Width ? _numbers[(row * Width) + column] : double.NaN;

    /// <summary>Sets the number of columns beside the time.</summary>
    public void Begin(int width) => Width = width;

    /// <summary>Begins a row.</summary>
    public void Row(long time) => _times.Add(time);

    /// <summary>Adds a number to the row.</summary>
    public void Add(double number) => _numbers.Add(number);
}
