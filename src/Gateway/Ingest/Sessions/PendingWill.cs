using Monitoring.Gateway.Ingest.Counters;
using Monitoring.Gateway.Ingest.Flow;
using Monitoring.Gateway.Ingest.Mqtt;

namespace Monitoring.Gateway.Ingest.Sessions;

/// <summary>A will whose connection has ended, until its delay is over, the session ends, or the client is back.</summary>
/// <param name="Will">The message.</param>
/// <param name="Intake">Takes it, as a PUBLISH of that connection.</param>
/// <param name="Counter">Of the gateway.</param>
/// <param name="DueAt">Clock timestamp.</param>
internal sealed record PendingWill(Will Will, PublishIntake Intake, GatewayCounter Counter, long DueAt);
