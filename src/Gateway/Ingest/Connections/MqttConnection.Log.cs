using Microsoft.Extensions.Logging;
using Monitoring.Gateway.Ingest.Mqtt;

namespace Monitoring.Gateway.Ingest.Connections;

internal sealed partial class MqttConnection
{
    [LoggerMessage(1001, LogLevel.Information, "Gateway {GatewayId} connected as {ClientId} from {Remote}, MQTT level {Version}.")]
    private static partial void LogConnected(ILogger logger, string gatewayId, string clientId, string remote, byte version);

    [LoggerMessage(1002, LogLevel.Warning, "Connection of {GatewayId} from {Remote} not let in: {Reason}.")]
    private static partial void LogTurnedAway(ILogger logger, string gatewayId, string remote, ReasonCode reason);

    [LoggerMessage(1003, LogLevel.Warning, "Gateway {GatewayId} from {Remote} broke the protocol: {Reason}, {Clause}.")]
    private static partial void LogViolation(ILogger logger, string gatewayId, string remote, ReasonCode reason, string clause);

    [LoggerMessage(1004, LogLevel.Warning, "Messages of gateway {GatewayId} could not be made durable; it is sent away and will send them again.")]
    private static partial void LogNotDurable(ILogger logger, string gatewayId);

    [LoggerMessage(1006, LogLevel.Error, "The store of gateways could not be read; a gateway is refused.")]
    private static partial void LogStoreFailed(ILogger logger, Exception error);
}
