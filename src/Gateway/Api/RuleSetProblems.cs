using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Api;

/// <summary>Refusals of change control, each with what to do about it.</summary>
internal static class RuleSetProblems
{
    public static ProblemHttpResult NotFound(string version) =>
        Problems.Create(StatusCodes.Status404NotFound, $"规则集版本 {version} 不存在", $"There is no rule set {version}");

    public static ProblemHttpResult Of(RuleSetResult result) => result.Outcome switch
    {
        RuleSetOutcome.NotFound => NotFound(""),
        RuleSetOutcome.Faulty => Problems.Invalid(result.Faults),
        RuleSetOutcome.SamePerson => Problems.Create(
            StatusCodes.Status403Forbidden,
            "提出人不能批准或驳回自己的规则集，须由第二人决定",
            "Who proposed a rule set cannot approve or reject it: a second person decides",
            About(result)),
        RuleSetOutcome.WrongState => Conflict("规则集的当前状态不允许此操作", "The state of the rule set does not allow this", result),
        RuleSetOutcome.BaseSuperseded => Conflict(
            $"所依据的版本已不在生效；当前版本为 {result.Standing}，差异见 changes，请在其上重新提出",
            $"The version it rests on is no longer in force; {result.Standing} is. See changes for what differs, and propose again on that",
            result),
        RuleSetOutcome.NotSimulated => Conflict(
            "批准前须先模拟（…/simulate），或在 withoutSimulation 中说明不模拟的原因",
            "Simulate it first (…/simulate), or say in withoutSimulation why not",
            result),
        RuleSetOutcome.AnotherWaits => Conflict(
            "另一个已批准的规则集正在等待生效：请先撤回它，或等待其生效",
            "Another approved rule set waits for its time: withdraw it first, or wait",
            result),
        _ => Conflict("另一临时变更已占用其中的条件", "Another override holds one of these conditions already", result),
    };

    public static ProblemHttpResult SimulatorBusy(int most) => Problems.Create(
        StatusCodes.Status429TooManyRequests,
        $"已有 {most} 个模拟在运行，请稍后再试",
        $"{most} simulations are running already, which is the most at once: try again later");

    public static ProblemHttpResult NoHistory((string Text, string TextEn) why) =>
        Problems.Create(StatusCodes.Status409Conflict, why.Text, why.TextEn);

    private static ProblemHttpResult Conflict(string title, string titleEn, RuleSetResult result) =>
        Problems.Create(StatusCodes.Status409Conflict, title, titleEn, About(result));

    private static (string, object)[] About(RuleSetResult result)
    {
        var more = new List<(string, object)> { ("standing", result.Standing), ("changes", result.Changes) };
        if (result.RuleSet is { } set)
        {
            more.Add(("ruleSet", set));
        }

        return [.. more];
    }
}
