namespace Monitoring.Contracts;

/// <summary>A fault in the text of an expression, and where it is.</summary>
[GenerateSerializer, Alias("expression-fault"), Immutable]
public sealed record ExpressionFault
{
    /// <summary>First character concerned, counted from 0 in UTF-16 units, as a text box counts.</summary>
    [Id(0)] public required int Offset { get; init; }

    /// <summary>Characters concerned; 0 where something is missing.</summary>
    [Id(1)] public required int Length { get; init; }

    /// <summary>Line, from 1.</summary>
    [Id(2)] public required int Line { get; init; }

    /// <summary>Column in the line, from 1.</summary>
    [Id(3)] public required int Column { get; init; }

    /// <summary>What is wrong and what would be right, Chinese.</summary>
    [Id(4)] public required string Text { get; init; }

    /// <summary>The same in English.</summary>
    [Id(5)] public required string TextEn { get; init; }

    /// <summary>What could stand there instead of the characters concerned; null if nothing suggests itself.</summary>
    [Id(6)] public string? Suggestion { get; init; }
}
