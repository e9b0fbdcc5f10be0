using Monitoring.Contracts;

namespace Monitoring.Gateway.Csv;

/// <summary>A column of the point list.</summary>
/// <param name="Key">Header in English: the name on the wire.</param>
/// <param name="Name">Header in Chinese.</param>
/// <param name="Holds">What it holds, for the documentation.</param>
/// <param name="Write">The cell of a point.</param>
/// <param name="Read">Takes a cell into a draft.</param>
internal sealed record PointColumn(string Key, string Name, string Holds, Func<PointConfig, string> Write, Action<PointDraft, CsvCell> Read);
