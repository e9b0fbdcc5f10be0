namespace Monitoring.Contracts;

/// <summary>A number that a template asks for.</summary>
public sealed record TemplateParameter
{
    /// <summary>Name in expressions.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, Chinese.</summary>
    public required string Title { get; init; }

    /// <summary>The same in English.</summary>
    public required string TitleEn { get; init; }

    /// <summary>Unit.</summary>
    public required string Unit { get; init; }

    /// <summary>Value if none is given: a usual one, to be replaced by the design's.</summary>
    public required double Default { get; init; }

    /// <summary>Least value.</summary>
    public required double Low { get; init; }

    /// <summary>Greatest value.</summary>
    public required double High { get; init; }
}

/// <summary>A set of points with their conditions for a kind of equipment.</summary>
public sealed record EquipmentTemplate
{
    /// <summary>Name, as in the route.</summary>
    public required string Name { get; init; }

    /// <summary>Title, Chinese.</summary>
    public required string Title { get; init; }

    /// <summary>Title, English.</summary>
    public required string TitleEn { get; init; }

    /// <summary>What it covers, Chinese.</summary>
    public required string Summary { get; init; }

    /// <summary>What it covers, English.</summary>
    public required string SummaryEn { get; init; }

    /// <summary>What it asks for.</summary>
    public required TemplateParameter[] Parameters { get; init; }

    /// <summary>
    /// The points as in the API, with <c>tag</c>, <c>title</c> and <c>titleEn</c> for tag and names. A text that begins with <c>=</c> is a
    /// number computed from the parameters; <c>$</c> and a tag of the template is the tag that the point gets.
    /// </summary>
    public required System.Text.Json.JsonElement Points { get; init; }
}

/// <summary>One piece of equipment to be made from a template.</summary>
public sealed record TemplateInstance
{
    /// <summary>The template's name.</summary>
    public string? Template { get; init; }

    /// <summary>Label of the equipment, e.g. <c>V-101</c>; at most 64 characters.</summary>
    public string? Equipment { get; init; }

    /// <summary>Begin of every tag, e.g. <c>V101-</c>; at most 48 of the characters of a tag.</summary>
    public string? TagPrefix { get; init; }

    /// <summary>The hazard source that the points belong to.</summary>
    public string? HazardId { get; init; }

    /// <summary>Values of parameters by name; what is absent has its default.</summary>
    public Dictionary<string, double> Parameters { get; set; } = [];
}

/// <summary>Templates for kinds of equipment.</summary>
public interface ITemplateCatalog
{
    /// <summary>All, by name.</summary>
    IReadOnlyList<EquipmentTemplate> All { get; }

    /// <summary>
    /// The points of some pieces of equipment; empty if there are faults, all of which are told with paths such as
    /// <c>instances[2].parameters.height</c>.
    /// </summary>
    PointConfig[] Expand(TemplateInstance[] instances, out Fault[] faults);
}
