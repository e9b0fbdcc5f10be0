using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests.RuleSets;

/// <summary>Every refusal of a decision, without a service.</summary>
public sealed class RuleSetDeskTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly RuleSet Standing = Set(1, RuleSetKind.Initial, RuleSetState.InForce);

    [Fact]
    public void Approve_Good_ApprovedByTheSecondFromNow()
    {
        var result = Decide(Proposed(), Approve());

        Assert.Equal(RuleSetOutcome.Done, result.Outcome);
        Assert.Equal((RuleSetState.Approved, "b", Now), (result.RuleSet!.State, result.RuleSet.ApprovedBy, result.RuleSet.From));
    }

    [Fact]
    public void Approve_FromThePast_HoldsFromNow() => Assert.Equal(Now, Decide(Proposed(), Approve() with { From = Now.AddDays(-1) }).RuleSet!.From);

    [Theory]
    [InlineData(RuleSetState.Approved)]
    [InlineData(RuleSetState.InForce)]
    [InlineData(RuleSetState.Superseded)]
    [InlineData(RuleSetState.Rejected)]
    [InlineData(RuleSetState.Withdrawn)]
    [InlineData(RuleSetState.Ended)]
    public void Approve_NotProposed_WrongState(RuleSetState state) =>
        Assert.Equal(RuleSetOutcome.WrongState, Decide(Proposed() with { State = state }, Approve()).Outcome);

    [Fact]
    public void Approve_WithoutSimulationOrReason_Refused() =>
        Assert.Equal(RuleSetOutcome.NotSimulated, Decide(Proposed(), Approve() with { WithoutSimulation = " " }).Outcome);

    [Fact]
    public void Approve_BaseGone_Refused() => Assert.Equal(RuleSetOutcome.BaseSuperseded, Decide(Proposed() with { BasedOn = 0 }, Approve()).Outcome);

    [Fact]
    public void Approve_TooFarAheadAndTooLong_BothTold()
    {
        var result = Decide(Proposed(), Approve() with { From = Now.AddDays(400), Note = new string('x', 2001) });

        Assert.Equal(["note", "from"], result.Faults.Select(f => f.Where));
    }

    [Theory]
    [InlineData(RuleSetVerdict.Approve)]
    [InlineData(RuleSetVerdict.Reject)]
    public void Decide_ByTheProposer_Refused(RuleSetVerdict verdict) =>
        Assert.Equal(RuleSetOutcome.SamePerson, Decide(Proposed(), Approve() with { Verdict = verdict, By = "A" }).Outcome);

    [Fact]
    public void Reject_WithoutReason_Refused() => Assert.Equal("reason", Assert.Single(Decide(Proposed(), Approve() with { Verdict = RuleSetVerdict.Reject, Note = null }).Faults).Where);

    [Fact]
    public void Withdraw_ByState_ProposedFreelyWaitingWithReasonInForceNever()
    {
        var withdraw = Approve() with { Verdict = RuleSetVerdict.Withdraw, By = "a" };

        Assert.Equal(RuleSetState.Withdrawn, Decide(Proposed(), withdraw with { Note = null }).RuleSet!.State);
        Assert.Equal(RuleSetState.Withdrawn, Decide(Proposed() with { State = RuleSetState.Approved }, withdraw).RuleSet!.State);
        Assert.Equal(RuleSetOutcome.Faulty, Decide(Proposed() with { State = RuleSetState.Approved }, withdraw with { Note = null }).Outcome);
        Assert.Equal(RuleSetOutcome.WrongState, Decide(Proposed() with { State = RuleSetState.InForce }, withdraw).Outcome);
        Assert.Equal(RuleSetState.Ended, Decide(Proposed() with { State = RuleSetState.InForce, Kind = RuleSetKind.Override }, withdraw).RuleSet!.State);
    }

    [Fact]
    public void Schedule_AtEachTime_TheSameHowOftenItIsAsked()
    {
        var held = Set(3, RuleSetKind.Override, RuleSetState.Approved) with { From = Now.AddHours(1), Until = Now.AddHours(3) };
        var next = Set(2, RuleSetKind.Change, RuleSetState.Approved) with { From = Now.AddHours(2) };
        RuleSet[] live = [Standing, next, held];

        Assert.Equal((1, "", 1.0), At(0));
        Assert.Equal((1, "3", 2.0), At(1));
        Assert.Equal((2, "3", 3.0), At(2));
        Assert.Equal((2, "", -1.0), At(3));

        (int, string, double) At(double hours)
        {
            var effect = RuleSetSchedule.At(live, Now.AddHours(hours).ToUnixTimeMilliseconds())!;
            var due = effect.NextDue == long.MaxValue ? -1 : (DateTimeOffset.FromUnixTimeMilliseconds(effect.NextDue) - Now).TotalHours;
            return (effect.Standing.Version, string.Join(',', effect.Overrides.Select(o => o.Version)), due);
        }
    }

    private static RuleSetResult Decide(RuleSet set, RuleSetDecision decision) => RuleSetDesk.Decide(set, [Standing], decision, Now);

    private static RuleSetDecision Approve() => new() { Version = 2, Verdict = RuleSetVerdict.Approve, By = "b", Note = "seen", WithoutSimulation = "no history" };

    private static RuleSet Proposed() => Set(2, RuleSetKind.Change, RuleSetState.Proposed) with { BasedOn = 1 };

    private static RuleSet Set(int version, RuleSetKind kind, RuleSetState state) =>
        new() { SiteId = "330100099", Version = version, Kind = kind, State = state, ProposedBy = "a", ProposedAt = Now };
}
