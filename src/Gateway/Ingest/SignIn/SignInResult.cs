using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Mqtt;

namespace Monitoring.Gateway.Ingest.SignIn;

/// <summary>Who signed in, or why nobody did.</summary>
/// <param name="Reason">Success, or what CONNACK says.</param>
/// <param name="Account">Not null on success.</param>
internal readonly record struct SignInResult(ReasonCode Reason, GatewayAccount? Account);
