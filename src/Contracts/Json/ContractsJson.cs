using System.Text.Json;
using System.Text.Json.Serialization;

namespace Monitoring.Contracts;

/// <summary>How contract types look as JSON: in REST, SignalR and in the stores. No reflection.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    AllowOutOfOrderMetadataProperties = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(SiteConfig))]
[JsonSerializable(typeof(SiteConfig[]))]
[JsonSerializable(typeof(PointConfig[]))]
[JsonSerializable(typeof(PointCandidate[]))]
[JsonSerializable(typeof(SiteSnapshot))]
[JsonSerializable(typeof(SiteView[]))]
[JsonSerializable(typeof(AlarmRecord))]
[JsonSerializable(typeof(AlarmRecord[]))]
[JsonSerializable(typeof(AlarmTransition))]
[JsonSerializable(typeof(AlarmTransition[]))]
[JsonSerializable(typeof(AlarmDetail))]
[JsonSerializable(typeof(Page<AlarmRecord>))]
[JsonSerializable(typeof(Page<AlarmTransition>))]
[JsonSerializable(typeof(Page<SiteView>))]
[JsonSerializable(typeof(Page<PointConfig>))]
[JsonSerializable(typeof(Page<RejectedPayload>))]
[JsonSerializable(typeof(Trend[]))]
[JsonSerializable(typeof(RejectedPayload[]))]
[JsonSerializable(typeof(WallSnapshot))]
[JsonSerializable(typeof(Heartbeat))]
[JsonSerializable(typeof(LaggingNotice))]
[JsonSerializable(typeof(LiveValues))]
[JsonSerializable(typeof(ConfigureResult))]
[JsonSerializable(typeof(Fault[]))]
[JsonSerializable(typeof(PointConfig))]
[JsonSerializable(typeof(ConditionRule))]
[JsonSerializable(typeof(RuleSet))]
[JsonSerializable(typeof(EquipmentTemplate))]
[JsonSerializable(typeof(Page<EquipmentTemplate>))]
[JsonSerializable(typeof(TemplateInstance))]
[JsonSerializable(typeof(SuppressionConfig))]
[JsonSerializable(typeof(EscalationConfig))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(RuleSetContent))]
[JsonSerializable(typeof(RuleChange[]))]
[JsonSerializable(typeof(SimulationReport))]
[JsonSerializable(typeof(Page<RuleSet>))]
[JsonSerializable(typeof(MaintenanceWindow))]
[JsonSerializable(typeof(Page<MaintenanceWindow>))]
[JsonSerializable(typeof(OverrideChange[]))]
[JsonSerializable(typeof(ExpressionCheck))]
[JsonSerializable(typeof(SeatSet))]
[JsonSerializable(typeof(KpiReport))]
[JsonSerializable(typeof(FloodView))]
[JsonSerializable(typeof(FloodView[]))]
[JsonSerializable(typeof(Page<FloodView>))]
[JsonSerializable(typeof(GroupedAlarms))]
[JsonSerializable(typeof(AlarmHandling))]
[JsonSerializable(typeof(Page<AlarmHandling>))]
public sealed partial class ContractsJson : JsonSerializerContext;
