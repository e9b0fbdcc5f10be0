namespace Monitoring.Gateway.Ingest.Payloads;

/// <summary>The first fault of a payload and its byte offset; −1 if it is not about a place.</summary>
internal readonly record struct PayloadFault(PayloadReason Reason, int Offset)
{
    public static PayloadFault None => default;

    public bool IsNone => Reason == PayloadReason.None;
}
