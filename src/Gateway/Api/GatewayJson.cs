using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Api;

/// <summary>How the gateway's own messages look as JSON. No reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SignInRequest))]
[JsonSerializable(typeof(SessionView))]
[JsonSerializable(typeof(AboutView))]
[JsonSerializable(typeof(HealthView))]
[JsonSerializable(typeof(LiveView))]
[JsonSerializable(typeof(SitePatch))]
[JsonSerializable(typeof(AckRequest))]
[JsonSerializable(typeof(HandlingRequest))]
[JsonSerializable(typeof(CurrentShiftView))]
[JsonSerializable(typeof(SystemView))]
[JsonSerializable(typeof(MapView))]
[JsonSerializable(typeof(Page<LimitPeriod>))]
[JsonSerializable(typeof(ShiftRequest))]
[JsonSerializable(typeof(SignRequest))]
[JsonSerializable(typeof(AcceptRequest))]
[JsonSerializable(typeof(RuleSetRequest))]
[JsonSerializable(typeof(TemplatesRequest))]
[JsonSerializable(typeof(TemplateRequest))]
[JsonSerializable(typeof(TemplateResult))]
[JsonSerializable(typeof(OverrideRequest))]
[JsonSerializable(typeof(SimulateRequest))]
[JsonSerializable(typeof(ApproveRequest))]
[JsonSerializable(typeof(ReasonRequest))]
[JsonSerializable(typeof(ExpressionRequest))]
[JsonSerializable(typeof(ShelveRequest))]
[JsonSerializable(typeof(OutOfServiceRequest))]
[JsonSerializable(typeof(MaintenanceRequest))]
[JsonSerializable(typeof(GatewayRequest))]
[JsonSerializable(typeof(GatewayView))]
[JsonSerializable(typeof(GatewaySecretView))]
[JsonSerializable(typeof(Page<GatewayView>))]
[JsonSerializable(typeof(Page<ListenerView>))]
[JsonSerializable(typeof(Page<PointCandidate>))]
[JsonSerializable(typeof(Page<Trend>))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(JsonElement?))]
[JsonSerializable(typeof(string))]
internal sealed partial class GatewayJson : JsonSerializerContext
{
    /// <summary>Sets options to the contract's JSON: what neither context knows is not serialised.</summary>
    public static void Apply(JsonSerializerOptions options)
    {
        options.TypeInfoResolver = JsonTypeInfoResolver.Combine(ContractsJson.Default, Default);
        options.Converters.Add(new UtcTimeConverter());
        // Chinese as it is, and not six characters for each; what has a meaning in HTML stays escaped.
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.NumberHandling = JsonNumberHandling.Strict;
        options.AllowOutOfOrderMetadataProperties = true;
        options.RespectNullableAnnotations = true;
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = true;
    }
}
