using System.Text.Json.Serialization;

namespace Monitoring.Plant.Config;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SiteConfig[]))]
[JsonSerializable(typeof(PointConfig))]
[JsonSerializable(typeof(SuppressionConfig))]
internal sealed partial class SitesJsonContext : JsonSerializerContext;
