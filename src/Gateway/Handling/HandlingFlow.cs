using Monitoring.Contracts;
using Monitoring.Gateway.Api;

namespace Monitoring.Gateway.Handling;

/// <summary>A step that somebody wants to take.</summary>
internal sealed record HandlingWish(HandlingStage Stage, HandlingVerdict? Verdict, string? Note, string By);

/// <summary>
/// Which step may follow which: forward, and over stages that were not needed; a verdict may be replaced until it is closed; what is
/// closed may be taken up again with a note that says why.
/// </summary>
internal static class HandlingFlow
{
    /// <summary>Most steps of one alarm: reopened again and again, it stops growing here.</summary>
    public const int MostSteps = 200;

    /// <summary>Whether the stage may follow at all; a step that lacks something is another matter.</summary>
    public static bool MayFollow(AlarmHandling now, HandlingStage next) =>
        now.Steps.Length < MostSteps && (now.Stage, next) switch
        {
            (HandlingStage.Closed, HandlingStage.Verifying) => true,
            (HandlingStage.Judged, HandlingStage.Judged) => true,
            var (from, to) => to > from,
        };

    /// <summary>What the step lacks, all at once.</summary>
    public static void Check(AlarmHandling now, HandlingWish wish, QueryFields fields)
    {
        if (wish is { Stage: HandlingStage.Judged, Verdict: null } || (wish is { Stage: HandlingStage.Closed, Verdict: null } && now.Verdict is null))
        {
            fields.Add("verdict", "研判结论必填：false、maintenance、process 或 real", "is needed: false, maintenance, process or real");
        }

        if (wish is { Stage: HandlingStage.Verifying or HandlingStage.Contacted, Verdict: not null })
        {
            fields.Add("verdict", "只能在 judged 或 closed 时给出", "may be given with judged or closed only");
        }

        if (now.Stage == HandlingStage.Closed && wish.Stage == HandlingStage.Verifying && string.IsNullOrWhiteSpace(wish.Note))
        {
            fields.Add("note", "重新打开须说明原因", "reopening needs a note that says why");
        }
    }

    /// <summary>The handling after the step.</summary>
    public static AlarmHandling After(AlarmHandling now, HandlingWish wish, DateTimeOffset at)
    {
        var verdict = wish.Stage >= HandlingStage.Judged ? wish.Verdict ?? now.Verdict : null;
        var note = string.IsNullOrWhiteSpace(wish.Note) ? null : wish.Note.Trim();
        return now with
        {
            Stage = wish.Stage,
            Verdict = verdict,
            Version = now.Version + 1,
            Steps = [.. now.Steps, new HandlingStep { Stage = wish.Stage, Verdict = verdict, Note = note, By = wish.By, At = at }],
        };
    }
}
