using FsCheck;
using FsCheck.Fluent;
using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>What holds for all rules and all streams (alarms.md §6).</summary>
public sealed class SiteEngineProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Fact]
    public void Journal_AnyScenario_NumbersWithoutGapsAndTimeNeverGoesBack() => ForAll(Scenarios.All, scenario =>
    {
        var journal = new Player(scenario).Play().Site.Journal;
        Assert.Equal(Enumerable.Range(1, journal.Count).Select(i => (long)i), journal.Select(t => t.Seq));
        Assert.All(journal, t => Assert.Equal(t.Seq, t.Alarm.Seq));
        Assert.Equal(journal.Select(t => t.DecidedAt).Order(), journal.Select(t => t.DecidedAt));
    });

    [Fact]
    public void Snapshot_AfterAnyInput_OneLiveRecordPerPointAndCondition() => ForAll(Scenarios.All, scenario =>
    {
        Player player = null!;
        player = new Player(scenario)
        {
            After = _ =>
            {
                var alarms = player.Site.Alarms;
                Assert.Equal(alarms.Length, alarms.DistinctBy(a => (a.PointId, a.Condition, a.ConditionName)).Count());
                Assert.DoesNotContain(alarms, a => a.State == AlarmState.Normal);
                Assert.All(alarms, a => Assert.True(a.State != AlarmState.Unacknowledged || player.Site.Engine.IsActive(a), "unacknowledged and not there"));
                var told = player.Site.Journal.GroupBy(t => t.Alarm.Id).Select(g => g.Last().Alarm).Where(a => a.State != AlarmState.Normal);
                Assert.Equal(told.OrderBy(a => a.Seq), alarms);
            },
        };
        player.Play();
    });

    [Fact]
    public void Journal_AnyScenario_OnlyTransitionsOfTheTableBeginningWithAnOccurrence() => ForAll(Scenarios.All, scenario =>
    {
        foreach (var alarm in new Player(scenario).Play().Site.Journal.GroupBy(t => t.Alarm.Id))
        {
            var (state, occurred) = (AlarmState.Normal, false);
            foreach (var step in alarm)
            {
                Assert.Equal(state, step.From);
                Assert.Equal(step.To, step.Alarm.State);
                occurred |= step.Reason is TransitionReason.Occurred or TransitionReason.Protected || (step.Reason == TransitionReason.Suppressed && step.From != AlarmState.Unacknowledged);
                Assert.True(occurred || step.To is not (AlarmState.Unacknowledged or AlarmState.SuppressedByDesign), "an alarm that never occurred");
                Assert.True(IsOfTheTable(step), $"{step.Brief()} is not of the table");
                state = step.To;
            }

            Assert.Single(alarm, t => t.From == AlarmState.Normal);
            Assert.True(alarm.Count(t => t.Reason == TransitionReason.CaughtUp) <= alarm.Count(t => t.Reason == TransitionReason.Occurred && t.Late)
                + alarm.Count(t => t.Reason == TransitionReason.Worsened && t.Late));
        }
    });

    [Fact]
    public void Apply_StreamCutIntoOtherBatches_SameTransitions() => ForAll(Scenarios.All, scenario =>
    {
        // Numbered messages are left out: a number belongs to a message, and a cut message would be several.
        var unnumbered = scenario with { Inputs = [.. scenario.Inputs.Select(i => i is Batch b ? b with { Seq = -1 } : i)] };
        Same(new Player(unnumbered), new Player(unnumbered) { Cuts = true });
    });

    [Fact]
    public void Advance_CalledMoreOften_SameTransitions() =>
        ForAll(Scenarios.All, scenario => Same(new Player(scenario), new Player(scenario) { Looks = true }));

    [Fact]
    public void Play_Twice_SameTransitions() => ForAll(Scenarios.All, scenario => Same(new Player(scenario), new Player(scenario)));

    [Fact]
    public void Restore_CrashAtAnyInput_WhatWasNotJournaledIsMadeAgain() => ForAll(Scenarios.WithoutSilence, scenario =>
    {
        var expected = new Player(scenario) { Looks = true }.Play().Site;
        for (var at = 0; at < scenario.Inputs.Length; at++)
        {
            Equal(expected, CrashAfter(scenario, at, unsaved: at % 4));
        }
    });

    [Fact]
    public void Restore_OfEverything_ChangesNothing() => ForAll(Scenarios.WithoutSilence, scenario =>
    {
        var expected = new Player(scenario) { Looks = true }.Play().Site;
        for (var at = 0; at < scenario.Inputs.Length; at += 3)
        {
            Player player = null!;
            player = new Player(scenario)
            {
                Looks = true,
                After = i =>
                {
                    if (i == at)
                    {
                        player.Site.Save(everything: true);
                        var snapshot = player.Site.Engine.Snapshot();
                        Assert.Empty(player.Site.Restart(player.Now));
                        Assert.Equal(player.Site.Engine.Position, player.Site.Engine.ReplayFrom);
                        Assert.Equal(snapshot.Alarms, player.Site.Engine.Snapshot().Alarms);
                    }
                },
            };
            Equal(expected, player.Play().Site);
        }
    });

    /// <summary>
    /// Ends the service after an input. The batches right before it, at most <paramref name="unsaved"/>, are in the log but
    /// what followed from them is not journaled: the disk was at work on it. (A repeat is not in the log, so none of these is one.)
    /// </summary>
    private static SiteRig CrashAfter(Scenario scenario, int at, int unsaved)
    {
        var first = at + 1;
        while (first > 0 && at + 1 - first < unsaved && scenario.Inputs[first - 1] is Batch { Seq: -1 })
        {
            first--;
        }

        Player player = null!;
        player = new Player(scenario)
        {
            Looks = true,
            Before = i => player.Site.Saves = i < first || i > at,
            After = i =>
            {
                if (i == at)
                {
                    player.Site.Restart(player.Now);
                    player.Site.Save(everything: true);
                }
            },
        };
        return player.Play().Site;
    }

    private static bool IsOfTheTable(AlarmTransition step) => step.Reason switch
    {
        TransitionReason.CaughtUp => step.From == step.To,
        TransitionReason.LateHistory => (step.From, step.To) == (AlarmState.ReturnedUnacknowledged, AlarmState.Normal),
        TransitionReason.RuleChanged => step.To == AlarmState.Normal,
        _ => StateDocument.Rows.Any(r => r.From == step.From && r.To == step.To && EventsOf(step.Reason).Contains(r.Event)),
    };

    private static AlarmEvent[] EventsOf(TransitionReason reason) => reason switch
    {
        TransitionReason.Occurred => [AlarmEvent.Occurs, AlarmEvent.BreaksThrough],
        TransitionReason.Worsened => [AlarmEvent.Worsens, AlarmEvent.BreaksThrough],
        TransitionReason.Eased => [AlarmEvent.Eases],
        TransitionReason.Cleared => [AlarmEvent.Clears],
        TransitionReason.Acknowledged => [AlarmEvent.Acknowledge],
        TransitionReason.Reset => [AlarmEvent.Reset],
        TransitionReason.ReAlarmed => [AlarmEvent.ReAlarms],
        TransitionReason.Escalated => [AlarmEvent.Escalates],
        TransitionReason.Restated => [AlarmEvent.Restates],
        TransitionReason.Shelved => [AlarmEvent.Shelve],
        TransitionReason.Unshelved or TransitionReason.ShelveExpired or TransitionReason.OneShotOver => [AlarmEvent.Unshelve],
        TransitionReason.Suppressed => [AlarmEvent.Suppress],
        TransitionReason.Unsuppressed => [AlarmEvent.Unsuppress],
        TransitionReason.TakenOut => [AlarmEvent.TakeOut],
        TransitionReason.Returned => [AlarmEvent.Return],
        TransitionReason.Protected => [AlarmEvent.BreaksThrough],
        _ => [],
    };

    private static void Same(Player one, Player other) => Equal(one.Play().Site, other.Play().Site);

    private static void Equal(SiteRig expected, SiteRig actual)
    {
        Assert.Equal(expected.Journal, actual.Journal);
        Assert.Equal(expected.Engine.Snapshot().Points, actual.Engine.Snapshot().Points);
    }

    private static void ForAll(Arbitrary<Scenario> scenarios, Action<Scenario> holds) => Check.One(Many, Prop.ForAll(scenarios, holds));
}
