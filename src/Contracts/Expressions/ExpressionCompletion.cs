using System.Text.Json.Serialization;

namespace Monitoring.Contracts;

/// <summary>What an expression is, or could go on with.</summary>
[GenerateSerializer, Alias("completion-kind")]
[JsonConverter(typeof(JsonStringEnumConverter<CompletionKind>))]
public enum CompletionKind : byte
{
    /// <summary>A point of the site.</summary>
    [JsonStringEnumMemberName("point")] Point = 0,

    /// <summary>A function.</summary>
    [JsonStringEnumMemberName("function")] Function = 1,

    /// <summary>A word of the language.</summary>
    [JsonStringEnumMemberName("word")] Word = 2,
}

/// <summary>Something that an editor offers at a place of an expression.</summary>
[GenerateSerializer, Alias("expression-completion"), Immutable]
public sealed record ExpressionCompletion
{
    /// <summary>What it is.</summary>
    [Id(0)] public required CompletionKind Kind { get; init; }

    /// <summary>What to write in place of <see cref="ExpressionCheck.CompleteLength"/> characters from <see cref="ExpressionCheck.CompleteFrom"/>.</summary>
    [Id(1)] public required string Insert { get; init; }

    /// <summary>What to show: a tag, or a function with its arguments.</summary>
    [Id(2)] public required string Label { get; init; }

    /// <summary>What it means, Chinese; of a point its name and unit.</summary>
    [Id(3)] public string Detail { get; init; } = "";

    /// <summary>The same in English.</summary>
    [Id(4)] public string DetailEn { get; init; } = "";
}
