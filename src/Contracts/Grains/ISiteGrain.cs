namespace Monitoring.Contracts;

/// <summary>
/// The owner of one site: its points, its rules, its alarms. Key: the site id.
/// Calls interleave only where one waits for a disk (see the ADR on the site grain); each changes the state in one piece.
/// </summary>
[Alias("site")]
public interface ISiteGrain : IGrainWithStringKey
{
    /// <summary>Takes a batch: logs it, judges it, journals and publishes what follows. Completes when it is durable.</summary>
    [Alias("ingest")]
    ValueTask<IngestReceipt> Ingest(SampleBatch batch, CancellationToken cancellationToken);

    /// <summary>
    /// Judges values that the service measured of itself (<see cref="Identifiers.ServiceSite"/>); they are not logged. Completes when
    /// what follows is journaled.
    /// </summary>
    [Alias("observe")]
    ValueTask<IngestReceipt> Observe(SampleBatch batch, CancellationToken cancellationToken);

    /// <summary>Takes news of a gateway's line. Completes when the change is durable.</summary>
    [Alias("report-gateway")]
    ValueTask<IngestReceipt> ReportGateway(GatewayReport report, CancellationToken cancellationToken);

    /// <summary>Takes an alarm that the gateway raised. Completes when its transition is journaled.</summary>
    [Alias("report-edge-alarm")]
    ValueTask<IngestReceipt> ReportEdgeAlarm(EdgeAlarm alarm, CancellationToken cancellationToken);

    /// <summary>Does what a person commands. Completes when it is journaled.</summary>
    [Alias("command")]
    Task<CommandResult> Command(AlarmCommand command, CancellationToken cancellationToken);

    /// <summary>The names of the points by index; version 0 if the site does not exist.</summary>
    [Alias("point-table")]
    Task<PointTable> GetPointTable(CancellationToken cancellationToken);

    /// <summary>The site in one line; null if it does not exist.</summary>
    [Alias("view")]
    Task<SiteView?> GetView(CancellationToken cancellationToken);

    /// <summary>Every point and every alarm that is not over; null if the site does not exist.</summary>
    [Alias("snapshot")]
    Task<SiteSnapshot?> GetSnapshot(CancellationToken cancellationToken);

    /// <summary>The configuration in force; null if the site does not exist.</summary>
    [Alias("config")]
    Task<SiteConfig?> GetConfig(CancellationToken cancellationToken);

    /// <summary>
    /// Checks a configuration whole and, if it has no fault, swaps it in; creates the site if need be. Once a site has points, only
    /// names, position and labels change in this way: the rest is told in <see cref="ConfigureResult.Controlled"/> and needs a proposal.
    /// </summary>
    [Alias("configure")]
    Task<ConfigureResult> Configure(SiteConfig config, string by, CancellationToken cancellationToken);

    /// <summary>Points that gateways send and the site does not know; at most 1,000 are kept.</summary>
    [Alias("candidates")]
    Task<PointCandidate[]> GetCandidates(CancellationToken cancellationToken);

    /// <summary>Maintenance windows: open, to come, and those that ended in the last 30 days.</summary>
    [Alias("windows")]
    Task<MaintenanceWindow[]> GetMaintenanceWindows(CancellationToken cancellationToken);

    /// <summary>Adds a maintenance window, if it has no fault. Completes when it is stored and what it hides is journaled.</summary>
    [Alias("add-window")]
    Task<MaintenanceResult> AddMaintenanceWindow(MaintenanceWindow window, CancellationToken cancellationToken);

    /// <summary>Ends a maintenance window now, or takes it back before it began.</summary>
    [Alias("end-window")]
    Task<MaintenanceResult> EndMaintenanceWindow(string windowId, string by, CancellationToken cancellationToken);

    /// <summary>Takes a proposal for new rules, or for an override; or, if it has faults or rests on rules that are gone, says so.</summary>
    [Alias("propose-rules")]
    Task<RuleSetResult> ProposeRules(RuleSetProposal proposal, CancellationToken cancellationToken);

    /// <summary>Approves, rejects or withdraws. Completes when it is stored and, if its time has come, in force.</summary>
    [Alias("decide-rules")]
    Task<RuleSetResult> DecideRules(RuleSetDecision decision, CancellationToken cancellationToken);

    /// <summary>Attaches the report of a simulation to a proposed rule set.</summary>
    [Alias("note-simulation")]
    Task<RuleSetResult> NoteSimulation(int version, SimulationReport report, CancellationToken cancellationToken);
}
