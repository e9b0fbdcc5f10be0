using System.Text.Json.Serialization;

namespace Monitoring.Contracts;

/// <summary>What an expression results in.</summary>
[GenerateSerializer, Alias("expression-type")]
[JsonConverter(typeof(JsonStringEnumConverter<ExpressionType>))]
public enum ExpressionType : byte
{
    /// <summary>Not known, because of faults.</summary>
    [JsonStringEnumMemberName("none")] None = 0,

    /// <summary>A number.</summary>
    [JsonStringEnumMemberName("number")] Number = 1,

    /// <summary>True or false: what a rule needs.</summary>
    [JsonStringEnumMemberName("boolean")] Boolean = 2,
}

/// <summary>What is to be said of the text of an expression.</summary>
[GenerateSerializer, Alias("expression-check"), Immutable]
public sealed record ExpressionCheck
{
    /// <summary>What it results in.</summary>
    [Id(0)] public required ExpressionType Type { get; init; }

    /// <summary>The expression in its normal form; null while it has faults.</summary>
    [Id(1)] public string? Canonical { get; init; }

    /// <summary>Points that it uses, in the order of first use; those that exist.</summary>
    [Id(2)] public required string[] Points { get; init; }

    /// <summary>Faults in the order of the text, at most 20; empty if a rule may have it.</summary>
    [Id(3)] public required ExpressionFault[] Faults { get; init; }

    /// <summary>What could stand at the position asked for, at most 50; empty if none was asked for.</summary>
    [Id(4)] public required ExpressionCompletion[] Completions { get; init; }

    /// <summary>Offset from which a completion replaces text.</summary>
    [Id(5)] public int CompleteFrom { get; init; }

    /// <summary>Characters that a completion replaces.</summary>
    [Id(6)] public int CompleteLength { get; init; }
}
