using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Monitoring.Contracts;
using Monitoring.Gateway.Access;
using Monitoring.Gateway.Push;

namespace Monitoring.Gateway.Api;

/// <summary>What people do with alarms. Each answers the record after it, or 409 with the record as it is.</summary>
internal static class AlarmCommandApi
{
    private const int MaxNote = 1_000;

    public static void MapAlarmCommands(this IEndpointRouteBuilder alarms)
    {
        var alarm = alarms.MapGroup("/{id}").RequireAuthorization(Rights.HandleAlarms);
        alarm.MapPost("/ack", (string id, AckRequest? body, ClaimsPrincipal user, ISites sites, IAlarmArchive archive, CancellationToken cancellationToken) =>
            CommandAsync(id, AlarmAction.Acknowledge, body?.Note, user, sites, archive, cancellationToken));
        alarm.MapPost("/reset", (string id, ClaimsPrincipal user, ISites sites, IAlarmArchive archive, CancellationToken cancellationToken) =>
            CommandAsync(id, AlarmAction.Reset, null, user, sites, archive, cancellationToken));
    }

    /// <summary>An alarm with its transitions if it exists and its site is in the user's scope.</summary>
    public static async Task<AlarmDetail?> FindVisibleAsync(
        this IAlarmArchive archive, string id, ClaimsPrincipal user, ISites sites, CancellationToken cancellationToken) =>
        id.Length <= 64
        && await archive.FindAsync(id, cancellationToken) is { } detail
        && await sites.IsVisibleAsync(detail.Alarm.SiteId, user.SiteScope(), cancellationToken)
            ? detail
            : null;

    private static async Task<Results<Ok<AlarmRecord>, ProblemHttpResult>> CommandAsync(
        string id, AlarmAction action, string? note, ClaimsPrincipal user, ISites sites, IAlarmArchive archive, CancellationToken cancellationToken)
    {
        if (note is { Length: > MaxNote })
        {
            return Problems.Invalid("note", $"最多 {MaxNote} 个字符", $"must have at most {MaxNote} characters");
        }

        if (await archive.FindVisibleAsync(id, user, sites, cancellationToken) is not { } detail)
        {
            return Problems.NoSuchAlarm(id);
        }

        var command = new AlarmCommand { AlarmId = id, Action = action, By = user.Name(), Note = note };
        var result = await sites.Get(detail.Alarm.SiteId).Command(command, cancellationToken);
        return result switch
        {
            { Outcome: CommandOutcome.Done, Alarm: { } alarm } => TypedResults.Ok(alarm),

            // The site no longer has it: it is over, and the archive has its last state.
            _ => Problems.NotAllowed(result.Alarm ?? detail.Alarm),
        };
    }
}
