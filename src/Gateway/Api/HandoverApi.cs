using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Monitoring.Contracts;
using Monitoring.Gateway.Access;
using Monitoring.Gateway.Shifts;

namespace Monitoring.Gateway.Api;

/// <summary>
/// A handover in three steps: prepare, sign (who goes), accept (who comes, with the own password, whoever's session it is). For a
/// person who cannot sign a supervisor does, with a note.
/// </summary>
internal static class HandoverApi
{
    private const int MaxNote = 1_000;

    public static void MapHandover(this RouteGroupBuilder shifts)
    {
        shifts.MapPost("/{id}/handover", PrepareAsync);
        shifts.MapPost("/{id}/sign", SignAsync);
        shifts.MapPost("/{id}/accept", AcceptAsync);
    }

    private static async Task<Results<Ok<Shift>, ProblemHttpResult>> PrepareAsync(
        string id, ClaimsPrincipal user, SeatKeeper keeper, ISeatStore seats, IShiftStore store, HandoverBuilder builder, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await keeper.ShiftAsync(id, user, cancellationToken) is not { } shift)
        {
            return Problems.NoSuchShift(id);
        }

        if (!MayAct(shift, user))
        {
            return Problems.Forbidden();
        }

        // A seat that somebody deleted is handed over as one that watches nothing: its shift must come to an end.
        var seat = (await seats.GetAsync(cancellationToken)).Items.FirstOrDefault(one => one.Id == shift.Seat) ?? new SeatConfig { Id = shift.Seat, Scope = [] };
        var (counts, snapshot) = await builder.BuildAsync(seat, shift.Since, cancellationToken);
        return await SaveAsync(shift, new Handover { PreparedAt = clock.GetUtcNow(), PreparedBy = user.Name(), Counts = counts, Snapshot = snapshot }, store, cancellationToken);
    }

    private static async Task<Results<Ok<Shift>, ProblemHttpResult>> SignAsync(
        string id, SignRequest? body, ClaimsPrincipal user, SeatKeeper keeper, IShiftStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        var fields = new QueryFields();
        CheckNote(body?.Note, fields);
        if (await keeper.ShiftAsync(id, user, cancellationToken) is not { } shift)
        {
            return Problems.NoSuchShift(id);
        }

        if (!MayAct(shift, user))
        {
            return Problems.Forbidden();
        }

        if (shift.User != user.Name() && string.IsNullOrWhiteSpace(body?.Note))
        {
            fields.Add("note", "代签须说明原因", "signing for somebody else needs a note that says why");
        }

        if (!fields.Ok)
        {
            return Problems.Invalid(fields.Faults);
        }

        return shift is { Until: null, Handover: { Signed: null } handover }
            ? await SaveAsync(shift, handover with { Signed = Signature(user.Name(), body?.Note, clock) }, store, cancellationToken)
            : Problems.ShiftMoved(shift);
    }

    private static async Task<Results<Ok<Shift>, ProblemHttpResult>> AcceptAsync(
        string id, AcceptRequest body, HttpContext http, ClaimsPrincipal user, SeatKeeper keeper, IShiftStore store, PasswordOfAnother passwords, TimeProvider clock)
    {
        var fields = new QueryFields();
        CheckNote(body.Note, fields);
        SessionApi.Check(body.User ?? "", body.Password ?? "", fields);
        if (await keeper.ShiftAsync(id, user, http.RequestAborted) is not { } shift)
        {
            return Problems.NoSuchShift(id);
        }

        if (body.User == shift.User || (body.User is not null && body.User == shift.Handover?.Signed?.By))
        {
            fields.Add("user", "交接双方须为两人", "must be another person than the one who goes");
        }

        if (!fields.Ok)
        {
            return Problems.Invalid(fields.Faults);
        }

        if (shift is not { Until: null, Handover: { Signed: not null } handover })
        {
            return Problems.ShiftMoved(shift);
        }

        var (account, refused) = await passwords.CheckAsync(body.User!, body.Password!, http);
        if (account is null)
        {
            return refused!;
        }

        var comes = CurrentUser.Principal(account, "password");
        if (!Roles.Handling.Any(comes.IsInRole) || await keeper.ShiftAsync(id, comes, http.RequestAborted) is null)
        {
            return Problems.Invalid("user", "该账号无权值此席位", "this account may not have this seat");
        }

        var signature = Signature(account.Name, body.Note, clock);
        var ended = shift with { Until = signature.At, Revision = shift.Revision + 1, Handover = handover with { Accepted = signature } };
        var next = ShiftApi.New(shift.Seat, account.Name, signature.At);
        return await store.ChangeOverAsync(ended, next, http.RequestAborted)
            ? TypedResults.Ok(next)
            : Problems.ShiftMoved(await store.FindAsync(id, http.RequestAborted) ?? shift);
    }

    private static async Task<Results<Ok<Shift>, ProblemHttpResult>> SaveAsync(Shift shift, Handover handover, IShiftStore store, CancellationToken cancellationToken)
    {
        var after = shift with { Handover = handover, Revision = shift.Revision + 1 };
        return shift.Until is null && await store.SaveAsync(after, cancellationToken)
            ? TypedResults.Ok(after)
            : Problems.ShiftMoved(await store.FindAsync(shift.Id, cancellationToken) ?? shift);
    }

    private static bool MayAct(Shift shift, ClaimsPrincipal user) =>
        shift.User == user.Name() || user.IsInRole(Roles.Supervisor) || user.IsInRole(Roles.Admin);

    private static HandoverSignature Signature(string by, string? note, TimeProvider clock) =>
        new() { By = by, At = clock.GetUtcNow(), Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim() };

    private static void CheckNote(string? note, QueryFields fields)
    {
        if (note is { Length: > MaxNote })
        {
            fields.Add("note", $"最多 {MaxNote} 个字符", $"must have at most {MaxNote} characters");
        }
    }
}
