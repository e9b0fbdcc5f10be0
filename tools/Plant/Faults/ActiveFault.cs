namespace Monitoring.Plant.Faults;

/// <summary>A fault in force, and how to end it.</summary>
internal sealed record ActiveFault(FaultKind Kind, string SiteId, string Target, DateTimeOffset Until, Action End)
{
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()} {SiteId} {Target} until {Until:HH:mm:ss}Z";
}
