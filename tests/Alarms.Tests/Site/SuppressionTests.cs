using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>Suppression by design: a cause hides its consequences, a maintenance window what it covers.</summary>
public sealed class SuppressionTests
{
    private readonly SiteRig _site = new(Site());

    private static SiteConfig Site() => Configs.Site(
        Configs.Point("TRIP", new DiscreteRule { Values = [1], Priority = AlarmPriority.High }) with { Equipment = "K-1" },
        Configs.Point("PI", Configs.Low(20)) with { Equipment = "K-2" },
        Configs.Point("FI", Configs.Low(20)) with { Equipment = "K-2" },
        Configs.Point("GT", Configs.High(25, 50)) with { Equipment = "K-2", Kind = PointKind.CombustibleGas }) with
    {
        Suppressions =
        [
            new SuppressionConfig
            {
                Name = "压缩机跳车",
                Cause = new ConditionRef { PointId = "TRIP", Condition = ConditionKind.Discrete },
                Consequences = [new ConditionSelector { Equipment = "K-2" }],
            },
        ],
    };

    private static MaintenanceWindow Window(double from, double until) => new()
    {
        WindowId = "W1",
        Covers = [new ConditionSelector { PointId = "PI" }],
        From = SiteRig.At(from),
        Until = SiteRig.At(until),
        Reason = "更换垫片",
        Permit = "DH-7",
    };

    [Fact]
    public void Apply_CauseFirst_ConsequenceIsHiddenUnderItsName()
    {
        _site.Sample("TRIP", 1, 0);
        Assert.Equal(["NORM→DSUPR suppressed L"], _site.Sample("PI", 10, 1).Brief());
        var hidden = _site.Alarms.Single(a => a.PointId == "PI");
        Assert.Equal(("压缩机跳车", null, SiteRig.At(1)), (hidden.SuppressedBy, hidden.AnnunciatedAt, hidden.OccurredAt));
    }

    [Fact]
    public void Apply_ConsequenceFirst_HiddenWhenTheCauseIsKnown()
    {
        _site.Sample("PI", 10, 0);
        Assert.Equal(["NORM→UNACK occurred", "UNACK→DSUPR suppressed L"], _site.Sample("TRIP", 1, 1).Brief());
    }

    [Fact]
    public void Apply_CauseIsOver_WhatStillHoldsComesBackAndTheRestIsOver()
    {
        _site.Sample("TRIP", 1, 0);
        _site.Sample("PI", 10, 1);
        _site.Sample("FI", 10, 1);
        _site.Sample("FI", 50, 2);
        Assert.Equal(["UNACK→RTNUN cleared", "DSUPR→UNACK unsuppressed L", "DSUPR→NORM unsuppressed"], _site.Sample("TRIP", 0, 3).Brief());
        Assert.Equal(SiteRig.At(3), _site.Alarms.Single(a => a.PointId == "PI").AnnunciatedAt);
    }

    [Fact]
    public void Apply_GasLevel2UnderACause_IsNeverHidden()
    {
        _site.Sample("TRIP", 1, 0);
        Assert.Equal(["NORM→DSUPR suppressed H"], _site.Sample("GT", 30, 1).Brief());
        Assert.Equal(["DSUPR→UNACK protected HH"], _site.Sample("GT", 60, 2).Brief());
    }

    [Fact]
    public void Restart_BetweenCauseAndItsEnd_SameAlarms()
    {
        _site.Sample("TRIP", 1, 0);
        _site.Sample("PI", 10, 1);
        Assert.Empty(_site.Restart(10));
        Assert.Equal(["UNACK→RTNUN cleared", "DSUPR→UNACK unsuppressed L"], _site.Sample("TRIP", 0, 20).Brief());
    }

    [Fact]
    public void Change_RowRemoved_WhatItHidComesBack()
    {
        _site.Sample("TRIP", 1, 0);
        _site.Sample("PI", 10, 1);
        Assert.Equal(["DSUPR→UNACK unsuppressed L"], _site.Change(Site() with { Suppressions = [], RuleSet = 2 }, 5).Brief());
    }

    [Fact]
    public void SetWindows_AlarmWithinAWindow_HiddenUntilItCloses()
    {
        _site.SetWindows(0, Window(100, 200));
        Assert.Equal(["NORM→UNACK occurred L"], _site.Sample("PI", 10, 50).Brief());
        Assert.Equal(["UNACK→DSUPR suppressed L"], _site.Advance(100).Brief());
        Assert.Equal("DH-7", _site.Alarm.SuppressedBy);
        Assert.Equal(["DSUPR→UNACK unsuppressed L"], _site.Advance(200).Brief());
    }

    [Fact]
    public void Restart_WindowClosedWhileAway_ComesBackAtTheStart()
    {
        _site.SetWindows(0, Window(100, 200));
        _site.Sample("PI", 10, 150);
        Assert.Equal(["DSUPR→UNACK unsuppressed L"], _site.Restart(1000).Brief());
    }

    [Fact]
    public void Apply_ReturnedAndUnacknowledged_IsNotHidden()
    {
        _site.Sample("PI", 10, 0);
        _site.Sample("PI", 50, 1);
        _site.Sample("TRIP", 1, 2);
        Assert.Equal(AlarmState.ReturnedUnacknowledged, _site.Alarms.Single(a => a.PointId == "PI").State);
    }

    [Fact]
    public void Check_FaultyTable_AllFaultsTold()
    {
        var row = new SuppressionConfig { Name = "", Cause = new ConditionRef { PointId = "NONE", Condition = ConditionKind.High }, Consequences = [new ConditionSelector(), new ConditionSelector { PointId = "X" }, new ConditionSelector { Equipment = "Y" }] };
        var faults = SiteValidator.Check(Site() with { Suppressions = [row], Escalation = new EscalationConfig { High = 1, Low = -1 } });
        Assert.Equal(
            ["suppressions[0].name", "suppressions[0].cause.pointId", "suppressions[0].consequences[0]", "suppressions[0].consequences[1].pointId", "suppressions[0].consequences[2].equipment", "escalation.high", "escalation.low"],
            faults.Select(f => f.Where));
    }
}
