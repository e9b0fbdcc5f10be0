using CsvHelper;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Csv;

/// <summary>What became of a file: the points of the site with it, and the row that each comes from.</summary>
/// <param name="Points">All points; those that the file does not name stay, unless it replaces.</param>
/// <param name="Rows">Row of each point, as Excel shows it; 0 if it is not from the file.</param>
internal sealed record PointImport(PointConfig[] Points, int[] Rows);

/// <summary>The point list as a file for Excel, and back.</summary>
internal static class PointCsv
{
    /// <summary>One row per point, all columns; UTF-8 with its mark, without which Excel takes a file for one of its own code page.</summary>
    /// <param name="points">The points.</param>
    /// <param name="english">Headers in English; else in Chinese.</param>
    public static byte[] Write(PointConfig[] points, bool english)
    {
        var file = new MemoryStream();
        using (var writer = CsvWriter.Create(file, new CsvWriterOptions { WriteByteOrderMark = true }))
        {
            foreach (var column in PointColumns.All)
            {
                writer.WriteField(english ? column.Key : column.Name);
            }

            writer.EndRecord();
            foreach (var point in points)
            {
                foreach (var column in PointColumns.All)
                {
                    writer.WriteField(column.Write(point));
                }

                writer.EndRecord();
            }
        }

        return file.ToArray();
    }

    /// <summary>Reads a file onto the points of a site. All faults at once; nothing is to be used if there is any.</summary>
    public static PointImport Read(ReadOnlySpan<byte> file, PointConfig[] present, bool replace, CellFaults faults)
    {
        if (CsvText.Decode(file) is not { } text)
        {
            faults.AddFile("编码无法识别：应为 UTF-8、GB18030 或带 BOM 的 UTF-16", "unknown encoding: must be UTF-8, GB18030, or UTF-16 with a byte-order mark");
            return new PointImport(present, new int[present.Length]);
        }

        var rows = CsvTable.Read(text, faults);
        if (rows.Count == 0)
        {
            faults.AddFile("文件为空：第一行应为列名", "the file is empty: the first row must name the columns");
            return new PointImport(present, new int[present.Length]);
        }

        var columns = Columns(rows[0], faults);
        return faults.Any ? new PointImport(present, new int[present.Length]) : Merge(rows, columns, present, replace, faults);
    }

    private static PointColumn?[] Columns(CsvRow header, CellFaults faults)
    {
        var seen = new HashSet<PointColumn>();
        var columns = Array.ConvertAll(header.Cells, cell => Find(cell));
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i] is null && !string.IsNullOrWhiteSpace(header.Cells[i]))
            {
                faults.AddRow(header.Number, $"第 {i + 1} 列“{header.Cells[i]}”不是已知的列名", $"column {i + 1}, '{header.Cells[i]}', is not a known column");
            }
            else if (columns[i] is { } column && !seen.Add(column))
            {
                faults.AddRow(header.Number, $"列“{column.Name}”出现两次", $"column {column.Key} appears twice");
            }
        }

        if (!seen.Contains(PointColumns.Id))
        {
            faults.AddRow(header.Number, "缺少列“位号”(pointId)", "the column pointId (位号) is missing");
        }

        return columns;
    }

    private static PointColumn? Find(string cell)
    {
        var name = cell.Trim().Trim('﻿');
        return PointColumns.All.FirstOrDefault(c => c.Name == name) ?? PointColumns.All.FirstOrDefault(c => string.Equals(c.Key, name, StringComparison.OrdinalIgnoreCase));
    }

    private static PointImport Merge(List<CsvRow> rows, PointColumn?[] columns, PointConfig[] present, bool replace, CellFaults faults)
    {
        var points = replace ? [] : present.ToList();
        var from = new List<int>(new int[points.Count]);
        var known = present.ToDictionary(p => p.PointId, StringComparer.Ordinal);
        var places = points.Select((p, i) => (p.PointId, i)).ToDictionary(p => p.PointId, p => p.i, StringComparer.Ordinal);
        var firsts = new Dictionary<string, int>(StringComparer.Ordinal);
        var id = Array.IndexOf(columns, PointColumns.Id);
        foreach (var row in rows.Skip(1))
        {
            var tag = id < row.Cells.Length ? new CsvCell(row.Cells[id], row.Number, PointColumns.Id, faults).Word() ?? "" : "";
            if (tag.Length == 0)
            {
                faults.Add(row.Number, PointColumns.Id, "缺少位号", "the tag is missing");
                continue;
            }

            if (!firsts.TryAdd(tag, row.Number))
            {
                faults.Add(row.Number, PointColumns.Id, $"位号“{tag}”已在第 {firsts[tag]} 行出现", $"tag '{tag}' appears in row {firsts[tag]} already");
                continue;
            }

            var point = ReadRow(row, columns, known.GetValueOrDefault(tag) ?? new PointConfig { PointId = tag }, faults);
            if (places.TryGetValue(tag, out var place))
            {
                (points[place], from[place]) = (point, row.Number);
            }
            else
            {
                points.Add(point);
                from.Add(row.Number);
            }
        }

        return new PointImport([.. points], [.. from]);
    }

    private static PointConfig ReadRow(CsvRow row, PointColumn?[] columns, PointConfig start, CellFaults faults)
    {
        if (row.Cells.Skip(columns.Length).Any(cell => !string.IsNullOrWhiteSpace(cell)))
        {
            faults.AddRow(row.Number, $"单元格多于列名（{columns.Length} 列）：是否有未加引号的逗号？", $"has more cells than there are columns ({columns.Length}): is there a comma without quotes?");
        }

        // In the order of the columns' definition: whether a limit exists is known before what belongs to it is read.
        var draft = new PointDraft(start);
        foreach (var column in PointColumns.All)
        {
            var at = Array.IndexOf(columns, column);
            if (at >= 0)
            {
                column.Read(draft, new CsvCell(at < row.Cells.Length ? row.Cells[at] : "", row.Number, column, faults));
            }
        }

        return draft.Build();
    }
}
