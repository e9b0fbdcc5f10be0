namespace Monitoring.Silo;

/// <summary>What became of a backup or a restore.</summary>
/// <param name="Faults">All that is wrong, in both languages; empty if it was done. With faults nothing is left of it.</param>
/// <param name="Summary">What was copied, for people.</param>
public sealed record BackupReport(IReadOnlyList<string> Faults, string Summary)
{
    internal static BackupReport Of(params string[] faults) => new(faults, "");
}
