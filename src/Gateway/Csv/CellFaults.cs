using System.Globalization;
using System.Text.RegularExpressions;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Csv;

/// <summary>Faults of a file, each with the row that Excel shows and the column; at most 1,000 and the number of the others.</summary>
internal sealed partial class CellFaults
{
    private const int Most = 1_000;
    private readonly List<Fault> _faults = [];
    private int _more;

    public bool Any => _faults.Count > 0;

    /// <summary>A fault of a cell.</summary>
    public void Add(int row, PointColumn column, string text, string textEn) =>
        Add(
            string.Create(CultureInfo.InvariantCulture, $"row[{row}].{column.Key}"),
            $"第 {row} 行“{column.Name}”：{text}",
            $"row {row}, column {column.Key}: {textEn}");

    /// <summary>A fault of a row.</summary>
    public void AddRow(int row, string text, string textEn) =>
        Add(string.Create(CultureInfo.InvariantCulture, $"row[{row}]"), $"第 {row} 行：{text}", $"row {row}: {textEn}");

    /// <summary>A fault of the file.</summary>
    public void AddFile(string text, string textEn) => Add("file", text, textEn);

    /// <summary>A fault that the site's own check found, told at the cell it comes from.</summary>
    /// <param name="fault">Its place is a path such as <c>points[3].conditions[0].levels[1].limit</c>.</param>
    /// <param name="points">The points that were checked.</param>
    /// <param name="rows">Row of each point; 0: it is not from the file.</param>
    public void Add(Fault fault, PointConfig[] points, int[] rows)
    {
        if (PointPath().Match(fault.Where) is not { Success: true } match
            || int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is var index && (index >= rows.Length || rows[index] == 0))
        {
            Add(fault.Where, fault.Text, fault.TextEn);
            return;
        }

        Add(rows[index], PointColumns.Of(match.Groups[2].Value, points[index]), fault.Text, fault.TextEn);
    }

    public Fault[] ToArray() => _more == 0
        ? [.. _faults]
        : [.. _faults, new Fault { Where = "", Text = $"还有 {_more} 处错误", TextEn = $"{_more} more faults" }];

    private void Add(string where, string text, string textEn)
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

    [GeneratedRegex(@"^points\[(\d{1,6})\]\.?(.*)$")]
    private static partial Regex PointPath();
}
