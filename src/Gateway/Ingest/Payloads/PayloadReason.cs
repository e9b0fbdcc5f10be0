namespace Monitoring.Gateway.Ingest.Payloads;

/// <summary>Why a message was not taken. A fixed set: the names are tag values of a counter and reasons of the rejected-payload list.</summary>
internal enum PayloadReason : byte
{
    None = 0,
    NotJson,
    NotUtf8,
    TooDeep,
    NotANumber,
    NumberRange,
    NotAnObject,
    Duplicate,
    PointName,
    TooManySamples,
    NoPoints,
    NoTime,
    TimeForm,
    TimeRange,
    Seq,
    Quality,
    WrongType,
    WrongTopic,
    NotOwnSite,
    UnknownSite,
    FutureTime,
}
