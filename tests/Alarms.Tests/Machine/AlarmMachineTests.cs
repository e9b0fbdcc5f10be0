using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>The document <c>docs/alarm-states.md</c> and the program say the same, both ways.</summary>
public sealed class AlarmMachineTests
{
    public static TheoryData<AlarmState, AlarmEvent, bool, bool> Everything()
    {
        var data = new TheoryData<AlarmState, AlarmEvent, bool, bool>();
        foreach (var state in Enum.GetValues<AlarmState>())
        {
            foreach (var happened in Enum.GetValues<AlarmEvent>())
            {
                data.Add(state, happened, false, false);
                data.Add(state, happened, false, true);
                data.Add(state, happened, true, false);
                data.Add(state, happened, true, true);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Next_StateAndEvent_IsWhatTheDocumentSays(AlarmState state, AlarmEvent happened, bool latched, bool active)
    {
        var documented = StateDocument.Rows
            .Where(r => r.From == state && r.Event == happened && (r.Latched ?? latched) == latched && (r.Active ?? active) == active)
            .Select(r => (AlarmState?)r.To)
            .ToArray();

        Assert.True(documented.Length <= 1, "the document has two rows for one case");
        Assert.Equal(documented.SingleOrDefault(), AlarmMachine.Next(state, happened, latched, active));
    }

    [Fact]
    public void Document_Rows_AreAllOfTheStandardsTransitions()
    {
        // alarms.md §2.
        string[] demanded =
        [
            "NORM→UNACK", "UNACK→ACKED", "UNACK→RTNUN", "UNACK→LTUNK", "ACKED→NORM", "ACKED→LTACK", "RTNUN→NORM", "RTNUN→UNACK",
            "LTUNK→LTACK", "LTACK→NORM", "LTUNK→UNACK", "LTACK→UNACK", "ACKED→UNACK",
            .. from state in (string[])["NORM", "UNACK", "ACKED", "RTNUN", "LTUNK", "LTACK"]
               from aside in (string[])["SHLVD", "DSUPR", "OOSRV"]
               select $"{state}→{aside}",
            "SHLVD→UNACK", "SHLVD→NORM", "DSUPR→UNACK", "DSUPR→NORM", "OOSRV→UNACK", "OOSRV→NORM",
        ];
        var documented = StateDocument.Rows
            .Where(r => r.From != r.To)
            .Select(r => $"{StateNames.Of(r.From)}→{StateNames.Of(r.To)}")
            .Distinct();

        Assert.Equal(demanded.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Document_Reasons_AreAllReasonsThatExist()
    {
        var existing = Enum.GetValues<TransitionReason>().Select(r => System.Text.Json.JsonSerializer.Serialize(r).Trim('"'));

        Assert.Equal(existing.Order(StringComparer.Ordinal), StateDocument.Reasons.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(AlarmState.Normal, false)]
    [InlineData(AlarmState.Unacknowledged, true)]
    [InlineData(AlarmState.Acknowledged, false)]
    [InlineData(AlarmState.ReturnedUnacknowledged, true)]
    [InlineData(AlarmState.LatchedUnacknowledged, true)]
    [InlineData(AlarmState.LatchedAcknowledged, false)]
    [InlineData(AlarmState.Shelved, false)]
    [InlineData(AlarmState.SuppressedByDesign, false)]
    [InlineData(AlarmState.OutOfService, false)]
    public void IsUnacknowledged_State_AsItsNameSays(AlarmState state, bool expected) =>
        Assert.Equal(expected, AlarmMachine.IsUnacknowledged(state));
}
