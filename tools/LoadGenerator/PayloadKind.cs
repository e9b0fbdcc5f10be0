namespace Monitoring.LoadGenerator;

internal enum PayloadKind
{
    /// <summary>A bare number on the topic of one point.</summary>
    Number,

    /// <summary>A batch of the public contract.</summary>
    Json,
}
