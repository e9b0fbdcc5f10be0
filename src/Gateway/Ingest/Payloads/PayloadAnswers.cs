using System.Globalization;
using Monitoring.Gateway.Ingest.Mqtt;

namespace Monitoring.Gateway.Ingest.Payloads;

/// <summary>What the wire is told of a refused message. 3.1.1 has no reasons: there it is acknowledged, so that it is not sent for ever.</summary>
internal static class PayloadAnswers
{
    public static ReasonCode Answer(this PayloadReason reason) => reason switch
    {
        PayloadReason.WrongTopic => ReasonCode.TopicNameInvalid,
        PayloadReason.NotOwnSite or PayloadReason.UnknownSite => ReasonCode.NotAuthorized,
        _ => ReasonCode.PayloadFormatInvalid,
    };

    /// <summary>The reason string: name, and offset if there is one.</summary>
    public static string Explain(this PayloadFault fault) => fault.Offset < 0
        ? fault.Reason.Name()
        : string.Create(CultureInfo.InvariantCulture, $"{fault.Reason.Name()} at byte {fault.Offset}");
}
