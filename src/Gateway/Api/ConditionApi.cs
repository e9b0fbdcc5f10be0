using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Monitoring.Contracts;
using Monitoring.Gateway.Access;
using Monitoring.Gateway.Push;

namespace Monitoring.Gateway.Api;

/// <summary>Shelving and taking out of service of conditions that need not be in alarm: before the work begins.</summary>
internal static class ConditionApi
{
    public static void MapConditions(this IEndpointRouteBuilder site)
    {
        var condition = site.MapGroup("/points/{pointId}/conditions/{condition}").WithTags("Alarms");
        condition.MapPost("/shelve", (string siteId, string pointId, string condition, string? name, ShelveRequest body, ClaimsPrincipal user, ISites sites, CancellationToken cancellationToken) =>
            CommandAsync(siteId, pointId, condition, name, user.Shelve(body), sites, cancellationToken)).RequireAuthorization(Rights.HandleAlarms);
        condition.MapPost("/out-of-service", (string siteId, string pointId, string condition, string? name, OutOfServiceRequest body, ClaimsPrincipal user, ISites sites, CancellationToken cancellationToken) =>
            CommandAsync(siteId, pointId, condition, name, user.TakeOut(body), sites, cancellationToken)).RequireAuthorization(Rights.TakeOutOfService);
    }

    private static async Task<Results<Ok<AlarmRecord>, ProblemHttpResult>> CommandAsync(
        string siteId, string pointId, string condition, string? name, AlarmCommand command, ISites sites, CancellationToken cancellationToken)
    {
        if (KindOf(condition) is not { } kind)
        {
            return Problems.NoSuchCondition(pointId, condition);
        }

        var target = new ConditionRef { PointId = pointId, Condition = kind, Name = name };
        var result = await sites.Get(siteId).Command(command with { Target = target }, cancellationToken);
        return result switch
        {
            { Outcome: CommandOutcome.Done, Alarm: { } alarm } => TypedResults.Ok(alarm),
            { Outcome: CommandOutcome.Invalid } => Problems.Invalid(result.Faults),
            { Alarm: { } alarm } => Problems.NotAllowed(alarm),
            _ => Problems.NoSuchCondition(pointId, condition),
        };
    }

    /// <summary>A condition by its name on the wire.</summary>
    private static ConditionKind? KindOf(string condition) =>
        Enum.GetValues<ConditionKind>().Cast<ConditionKind?>().FirstOrDefault(
            kind => JsonSerializer.Serialize(kind!.Value, ContractsJson.Default.ConditionKind).Trim('"') == condition);
}
