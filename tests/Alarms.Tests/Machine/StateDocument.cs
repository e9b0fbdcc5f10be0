using System.Runtime.CompilerServices;
using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>A row of the table; <see cref="Latched"/> and <see cref="Active"/> are null where they make no difference.</summary>
internal sealed record StateRow(AlarmState From, AlarmEvent Event, bool? Latched, bool? Active, AlarmState To);

/// <summary>Reads <c>docs/alarm-states.md</c>.</summary>
internal static class StateDocument
{
    private static readonly string[][] Cells = [.. File.ReadLines(Path.Combine(Root(), "docs", "alarm-states.md"))
        .Where(l => l.StartsWith('|'))
        .Select(l => l.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries))];

    public static StateRow[] Rows { get; } = [.. Table("from").Select(c => new StateRow(
        StateNames.Parse(Name(c[0])),
        Enum.Parse<AlarmEvent>(Name(c[1]), ignoreCase: true),
        YesNo(c[2]),
        YesNo(c[3]),
        StateNames.Parse(Name(c[4]))))];

    /// <summary>Names of the reasons that the document explains.</summary>
    public static string[] Reasons { get; } = [.. Table("reason").Select(c => Name(c[0]))];

    /// <summary>The rows below the head that begins with a word.</summary>
    private static IEnumerable<string[]> Table(string head) => Cells
        .SkipWhile(c => c[0] != head)
        .Skip(2)
        .TakeWhile(c => c[0].StartsWith('`'));

    private static bool? YesNo(string cell) => cell switch { "no" => false, "yes" => true, _ => null };

    private static string Name(string cell) => cell.Trim('`');

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
