namespace Monitoring.Gateway.Ingest;

/// <summary>Open connections of gateways.</summary>
public interface IGatewayConnections
{
    /// <summary>Ends every connection of a gateway (0x98 administrative action): to be called when its secret is rotated or it is revoked.</summary>
    /// <param name="gatewayId">Gateway.</param>
    /// <returns>How many there were.</returns>
    int Disconnect(string gatewayId);
}
