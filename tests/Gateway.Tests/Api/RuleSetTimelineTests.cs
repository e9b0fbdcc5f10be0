using Monitoring.Contracts;
using Monitoring.Gateway.Api;

namespace Monitoring.Gateway.Tests.Api;

public sealed class RuleSetTimelineTests
{
    [Fact]
    public void Of_ChangesAndAnOverride_EachVersionInItsTime()
    {
        RuleSet[] sets =
        [
            Set(1, RuleSetKind.Initial, 0, 10), Set(2, RuleSetKind.Change, 10, null),
            Set(3, RuleSetKind.Override, 12, 20), Set(4, RuleSetKind.Change, null, null), Set(5, RuleSetKind.Change, null, 11),
        ];

        Assert.Equal("1:5-10 2:10-12 3:12-20 2:20-30", Text(sets, 5, 30));
        Assert.Equal("3:13-14", Text(sets, 13, 14));
        Assert.Equal("1:0-1", Text(sets, -5, 1));
        Assert.Equal("", Text(sets, -5, 0));
        Assert.Equal("", Text([], 0, 10));
    }

    [Fact]
    public void Of_OverridesTogetherAndOnNewerRules_TheCombinationJudges()
    {
        RuleSet[] sets =
        [
            Set(1, RuleSetKind.Initial, 0, 15), Set(2, RuleSetKind.Override, 5, 25), Set(3, RuleSetKind.Override, 8, 12), Set(4, RuleSetKind.Combined, 8, 12),
            Set(5, RuleSetKind.Change, 15, null), Set(6, RuleSetKind.Combined, 15, 25),
        ];

        Assert.Equal("1:0-5 2:5-8 4:8-12 2:12-15 6:15-25 5:25-30", Text(sets, 0, 30));
    }

    [Fact]
    public void Of_CutsOfOtherVersions_DoNotDivideOne()
    {
        // A first configuration that was replaced at once held for no time.
        RuleSet[] sets = [Set(1, RuleSetKind.Initial, 0, 0), Set(2, RuleSetKind.Initial, 0, null), Set(3, RuleSetKind.Override, 5, 5)];

        Assert.Equal("2:0-10", Text(sets, 0, 10));
    }

    private static string Text(RuleSet[] sets, int from, int to) => string.Join(' ', RuleSetTimeline.Of(sets, At(from), At(to))
        .Select(period => $"{period.Version}:{(period.From - At(0)).TotalHours}-{(period.To - At(0)).TotalHours}"));

    private static DateTimeOffset At(int hour) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(hour);

    private static RuleSet Set(int version, RuleSetKind kind, int? from, int? to) => new()
    {
        SiteId = "330100001", Version = version, Kind = kind, State = RuleSetState.Superseded, ProposedBy = "engineer", ProposedAt = At(0),
        InForceAt = from is { } start ? At(start) : null, ClosedAt = to is { } end ? At(end) : null,
    };
}
