namespace Orleans;

/// <summary>Why an activation ends.</summary>
/// <param name="code">The kind of reason.</param>
/// <param name="text">A sentence for the log.</param>
public readonly struct DeactivationReason(DeactivationReasonCode code, string text)
{
    /// <summary>A reason with the fault that caused it.</summary>
    /// <param name="code">The kind of reason.</param>
    /// <param name="exception">The fault.</param>
    /// <param name="text">A sentence for the log.</param>
    public DeactivationReason(DeactivationReasonCode code, Exception? exception, string text)
        : this(code, text) => Exception = exception;

    /// <summary>A sentence for the log.</summary>
    public string Description { get; } = text;

    /// <summary>The kind of reason.</summary>
    public DeactivationReasonCode ReasonCode { get; } = code;

    /// <summary>The fault that caused it, if one did.</summary>
    public Exception? Exception { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        Exception is null ? $"{ReasonCode}: {Description}" : $"{ReasonCode}: {Description}. Exception: {Exception}";
}

/// <summary>The kinds of reasons an activation ends for; those that one process can meet.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1028", Justification = "Orleans' underlying type")]
public enum DeactivationReasonCode : byte
{
    /// <summary>Not given.</summary>
    None = 0,

    /// <summary>The host stops.</summary>
    ShuttingDown = 1,

    /// <summary>Activation failed.</summary>
    ActivationFailed = 2,

    /// <summary>Nobody called for the collection age.</summary>
    ActivationIdle = 4,

    /// <summary>The grain met a fault after which its memory is not to be trusted, such as a conflict in its storage.</summary>
    ApplicationError = 8,

    /// <summary>The grain asked for it.</summary>
    ApplicationRequested = 9,
}
