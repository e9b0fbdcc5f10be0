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
        var handle = alarms.MapGroup("/{id}").RequireAuthorization(Rights.HandleAlarms);
        handle.MapPost("/ack", (string id, AckRequest? body, ClaimsPrincipal user, ISites sites, IAlarmArchive archive, CancellationToken cancellationToken) =>
            CommandAsync(id, user.Command(AlarmAction.Acknowledge) with { Note = body?.Note }, user, sites, archive, cancellationToken));
        handle.MapPost("/reset", (string id, ClaimsPrincipal user, ISites sites, IAlarmArchive archive, CancellationToken cancellationToken) =>
            CommandAsync(id, user.Command(AlarmAction.Reset), user, sites, archive, cancellationToken));
        handle.MapPost("/shelve", (string id, ShelveRequest body, ClaimsPrincipal user, ISites sites, IAlarmArchive archive, CancellationToken cancellationToken) =>
            CommandAsync(id, user.Shelve(body), user, sites, archive, cancellationToken));
        handle.MapPost("/unshelve", (string id, ClaimsPrincipal user, ISites sites, IAlarmArchive archive, CancellationToken cancellationToken) =>
            CommandAsync(id, user.Command(AlarmAction.Unshelve), user, sites, archive, cancellationToken));

        var service = alarms.MapGroup("/{id}").RequireAuthorization(Rights.TakeOutOfService);
        service.MapPost("/out-of-service", (string id, OutOfServiceRequest body, ClaimsPrincipal user, ISites sites, IAlarmArchive archive, CancellationToken cancellationToken) =>
            CommandAsync(id, user.TakeOut(body), user, sites, archive, cancellationToken));
        service.MapPost("/return", (string id, ClaimsPrincipal user, ISites sites, IAlarmArchive archive, CancellationToken cancellationToken) =>
            CommandAsync(id, user.Command(AlarmAction.ReturnToService), user, sites, archive, cancellationToken));
    }

    /// <summary>An alarm with its transitions if it exists and its site is in the user's scope.</summary>
    public static async Task<AlarmDetail?> FindVisibleAsync(
        this IAlarmArchive archive, string id, ClaimsPrincipal user, ISites sites, CancellationToken cancellationToken) =>
        id.Length <= 64
        && await archive.FindAsync(id, cancellationToken) is { } detail
        && await sites.IsVisibleAsync(detail.Alarm.SiteId, user.SiteScope(), cancellationToken)
            ? detail
            : null;

    /// <summary>A command of the signed-in person; its alarm or target is still to be named.</summary>
    public static AlarmCommand Command(this ClaimsPrincipal user, AlarmAction action) => new() { AlarmId = "", Action = action, By = user.Name() };

    public static AlarmCommand Shelve(this ClaimsPrincipal user, ShelveRequest body) =>
        user.Command(AlarmAction.Shelve) with { Until = body.Until, OneShot = body.OneShot, Reason = body.Reason };

    public static AlarmCommand TakeOut(this ClaimsPrincipal user, OutOfServiceRequest body) =>
        user.Command(AlarmAction.TakeOutOfService) with { Permit = body.Permit, Reason = body.Reason };

    private static async Task<Results<Ok<AlarmRecord>, ProblemHttpResult>> CommandAsync(
        string id, AlarmCommand command, ClaimsPrincipal user, ISites sites, IAlarmArchive archive, CancellationToken cancellationToken)
    {
        if (command.Note is { Length: > MaxNote })
        {
            return Problems.Invalid("note", $"最多 {MaxNote} 个字符", $"must have at most {MaxNote} characters");
        }

        if (await archive.FindVisibleAsync(id, user, sites, cancellationToken) is not { } detail)
        {
            return Problems.NoSuchAlarm(id);
        }

        var result = await sites.Get(detail.Alarm.SiteId).Command(command with { AlarmId = id }, cancellationToken);
        return result switch
        {
            { Outcome: CommandOutcome.Done, Alarm: { } alarm } => TypedResults.Ok(alarm),
            { Outcome: CommandOutcome.Invalid } => Problems.Invalid(result.Faults),

            // The site no longer has it: it is over, and the archive has its last state.
            _ => Problems.NotAllowed(result.Alarm ?? detail.Alarm),
        };
    }
}
