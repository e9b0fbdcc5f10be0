namespace Monitoring.Gateway.Ingest.Down;

/// <summary>Gets every message down as well, to pass it on where else gateways listen. Must not wait.</summary>
internal interface IDownCopy
{
    /// <summary>A message down.</summary>
    /// <param name="topic">Topic.</param>
    /// <param name="payload">Payload; not to be changed.</param>
    /// <param name="retain">Whether it is kept for later subscribers.</param>
    void Add(string topic, byte[] payload, bool retain);
}
