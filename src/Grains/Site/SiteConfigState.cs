using System.Text.Json;
using System.Text.Json.Serialization;
using Monitoring.Contracts;

namespace Monitoring.Grains;

/// <summary>What is stored of a site's configuration.</summary>
[GenerateSerializer, Alias("site-config-state")]
public sealed class SiteConfigState
{
    /// <summary>State name in the grain storage.</summary>
    public const string Name = "site";

    /// <summary>Grain storage provider.</summary>
    public const string Provider = "relational";

    /// <summary>The configuration in force; null before the first.</summary>
    [Id(0)] public SiteConfig? Config { get; set; }

    /// <summary>Tags by index; grows only, so that an index in the sample log means one point for ever.</summary>
    [Id(1)] public string[] PointIds { get; set; } = [];

    /// <summary>
    /// Grows by one with each change of the configuration, unlike the version of the rules, which goes back when an override ends:
    /// gateway processes keep the newest point table.
    /// </summary>
    [Id(2)] public int TableVersion { get; set; }
}

/// <summary>How grain state looks as JSON: names of ours, no type names of the runtime.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    AllowOutOfOrderMetadataProperties = true,
    Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(SiteConfigState))]
[JsonSerializable(typeof(MaintenanceState))]
public sealed partial class GrainsJson : JsonSerializerContext;
