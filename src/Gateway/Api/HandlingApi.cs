using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Monitoring.Contracts;
using Monitoring.Gateway.Access;
using Monitoring.Gateway.Handling;
using Monitoring.Gateway.Push;

namespace Monitoring.Gateway.Api;

/// <summary>The bureau's own handling of alarms: verify, contact, judge, close.</summary>
internal static class HandlingApi
{
    private const int MaxNote = 1_000;
    private const int MaxIds = 200;

    public static void MapHandling(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").WithTags("Handling").RequireAuthorization(Rights.HandleAlarms);
        group.MapGet("/alarms/{id}/handling", GetAsync);
        group.MapPost("/alarms/{id}/handling", StepAsync);
        group.MapGet("/handlings", ListAsync);
    }

    private static async Task<Results<Ok<AlarmHandling>, ProblemHttpResult>> GetAsync(
        string id, ClaimsPrincipal user, ISites sites, IAlarmArchive archive, IHandlingStore store, CancellationToken cancellationToken) =>
        await archive.FindVisibleAsync(id, user, sites, cancellationToken) is { } detail
            ? TypedResults.Ok(await PresentAsync(detail.Alarm, store, cancellationToken))
            : Problems.NoSuchAlarm(id);

    private static async Task<Results<Ok<AlarmHandling>, ProblemHttpResult>> StepAsync(
        string id, HandlingRequest body, ClaimsPrincipal user, ISites sites, IAlarmArchive archive, IHandlingStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        var fields = new QueryFields();
        var wish = Read(body, user.Name(), fields);
        if (await archive.FindVisibleAsync(id, user, sites, cancellationToken) is not { } detail)
        {
            return Problems.NoSuchAlarm(id);
        }

        var now = await PresentAsync(detail.Alarm, store, cancellationToken);
        if (fields.Ok && (body.Version != now.Version || !HandlingFlow.MayFollow(now, wish.Stage)))
        {
            return Problems.HandlingMoved(now);
        }

        HandlingFlow.Check(now, wish, fields);
        if (!fields.Ok)
        {
            return Problems.Invalid(fields.Faults);
        }

        var after = HandlingFlow.After(now, wish, clock.GetUtcNow());
        return await store.SaveAsync(after, cancellationToken)
            ? TypedResults.Ok(after)
            : Problems.HandlingMoved(await PresentAsync(detail.Alarm, store, cancellationToken));
    }

    /// <summary>By the ids of alarms, or page by page, newest step first. Alarms that nobody began with are not listed.</summary>
    private static async Task<Results<Ok<Page<AlarmHandling>>, ProblemHttpResult>> ListAsync(
        string? ids, string? open, string? limit, string? cursor, ClaimsPrincipal user, WallPicture picture, WallFeed feed, IHandlingStore store, CancellationToken cancellationToken)
    {
        var fields = new QueryFields();
        var names = ids?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names is { Length: > MaxIds } || names?.Any(name => name.Length > 64) == true)
        {
            fields.Add("ids", $"应为至多 {MaxIds} 个以逗号分隔的报警编号", $"must be at most {MaxIds} ids of alarms separated by commas");
        }

        if (open is not (null or "" or "true" or "false"))
        {
            fields.Add("open", "应为 true 或 false", "must be true or false");
        }

        var query = new HandlingQuery
        {
            Open = string.IsNullOrEmpty(open) ? null : open == "true",
            Limit = fields.Int("limit", limit, 1, 1_000, 100),
            Cursor = fields.Cursor(cursor),
        };
        if (!fields.Ok)
        {
            return Problems.Invalid(fields.Faults);
        }

        var sites = await ScopeSitesAsync(user.SiteScope(), picture, feed, cancellationToken);
        if (names is null)
        {
            return TypedResults.Ok(await store.ListAsync(query with { Sites = sites }, cancellationToken));
        }

        var found = await store.FindAsync([.. names.Distinct(StringComparer.Ordinal)], cancellationToken);
        return TypedResults.Ok(new Page<AlarmHandling>
        {
            Items = [.. found.Where(one => (sites is null || sites.Contains(one.SiteId)) && (query.Open is null || query.Open == (one.Stage != HandlingStage.Closed)))],
        });
    }

    private static async Task<string[]?> ScopeSitesAsync(Scope scope, WallPicture picture, WallFeed feed, CancellationToken cancellationToken)
    {
        if (scope.IsAll)
        {
            return null;
        }

        await feed.Loaded.WaitAsync(cancellationToken);
        return [.. picture.Sites(scope).Select(site => site.SiteId)];
    }

    private static async Task<AlarmHandling> PresentAsync(AlarmRecord alarm, IHandlingStore store, CancellationToken cancellationToken) =>
        await store.FindAsync([alarm.Id], cancellationToken) is [var handling] ? handling : new AlarmHandling { AlarmId = alarm.Id, SiteId = alarm.SiteId };

    private static HandlingWish Read(HandlingRequest body, string by, QueryFields fields)
    {
        var stage = fields.Name<HandlingStage>("stage", body.Stage);
        if (string.IsNullOrEmpty(body.Stage) || stage == HandlingStage.None)
        {
            fields.Add("stage", "应为 verifying、contacted、judged 或 closed", "must be verifying, contacted, judged or closed");
        }

        var verdict = fields.Name<HandlingVerdict>("verdict", body.Verdict);
        if (body.Note is { Length: > MaxNote })
        {
            fields.Add("note", $"最多 {MaxNote} 个字符", $"must have at most {MaxNote} characters");
        }

        if (body.Version is not >= 0)
        {
            fields.Add("version", "必填：所依据记录的 version（首次为 0）", "is needed: the version of the record that it goes on from (0 at first)");
        }

        return new HandlingWish(stage ?? HandlingStage.None, verdict, body.Note, by);
    }
}
