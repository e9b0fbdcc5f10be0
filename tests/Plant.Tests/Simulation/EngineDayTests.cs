using System.Text.Json;
using Monitoring.Alarms;
using Monitoring.Contracts;
using Monitoring.Plant.Catalog;
using Monitoring.Plant.Config;
using Monitoring.Plant.Design;
using Monitoring.Plant.Faults;
using Monitoring.Plant.Simulation;
using Monitoring.Plant.Tests.Support;

namespace Monitoring.Plant.Tests.Simulation;

/// <summary>A day of the plant through the service's own engine, with every rule that the demo has.</summary>
public sealed class EngineDayTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 20, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Day_WithoutFaults_NoAlarmOfAnyCondition()
    {
        var transitions = Play(new PlantSimulation(SiteCatalog.Build(1), Start), TimeSpan.FromDays(1));

        Assert.Empty(transitions.Select(t => $"{t.At:HH:mm:ss} {t.SiteId} {t.Reason} {t.Alarm.Text}"));
    }

    [Theory]
    [InlineData("stuck", "330100005", 20, ConditionKind.Frozen)]
    [InlineData("overfill", "330100001", 60, ConditionKind.Expression)]
    [InlineData("cooling", "330100006", 60, ConditionKind.Discrete)]
    public void Fault_OfThePlant_IsFoundByItsCondition(string fault, string siteId, int minutes, ConditionKind expected)
    {
        var transitions = WithFault(fault, siteId, minutes);

        Assert.Contains(transitions, t => t.Reason == TransitionReason.Occurred && t.Alarm.Condition == expected);
    }

    [Fact]
    public void Interlock_AfterLossOfCooling_HidesTheFeedThatItStops()
    {
        var feed = WithFault("cooling", "330100006", 60).Where(t => t.Alarm.PointId == "FI-101" && t.Alarm.Condition == ConditionKind.Low).ToArray();

        Assert.Contains(feed, t => t.To == AlarmState.SuppressedByDesign && t.Alarm.SuppressedBy == "安全联锁动作");
        Assert.DoesNotContain(feed, t => t.To == AlarmState.Unacknowledged);
    }

    private static List<AlarmTransition> WithFault(string fault, string siteId, int minutes)
    {
        var site = Sites.One(siteId);
        var plant = new PlantSimulation([site], Start);
        var desk = Crossings.Desk(site);
        plant.Stepping += now =>
        {
            if (now == Start.AddMinutes(5))
            {
                desk.Do(new FaultCommand(FaultVerb.Start, Enum.Parse<FaultKind>(fault, ignoreCase: true), siteId, null, null), now);
            }

            desk.Tick(now);
        };
        return Play(plant, TimeSpan.FromMinutes(minutes));
    }

    private static List<AlarmTransition> Play(PlantSimulation plant, TimeSpan time)
    {
        using var file = typeof(SitesFile).Assembly.GetManifestResourceStream("sites.json")!;
        var engines = JsonSerializer.Deserialize(file, ContractsJson.Default.SiteConfigArray)!.ToDictionary(
            site => site.SiteId, site => new SiteEngine(SiteCompiler.Compile(site with { RuleSet = 1 }, []), Start.ToUnixTimeMilliseconds()));
        var (position, transitions) = (0L, new List<AlarmTransition>());
        plant.AdvanceTo(Start + time, (site, row) =>
        {
            var engine = engines[site.Id];
            engine.Apply(Batch(site, row), ++position);
            transitions.AddRange(engine.TakeTransitions());
            engine.TakeStates(false);
        });
        return transitions;
    }

    private static SampleBatch Batch(SiteModel site, Row row)
    {
        var samples = new Sample[row.Values.Length];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = new Sample(i, row.Ts, row.Values[i], row.Bad?[i] == true ? Quality.Bad : Quality.Good);
        }

        return new SampleBatch
        {
            SiteId = site.Id,
            GatewayId = "demo",
            ReceivedAt = row.Ts,
            Messages = [new BatchMessage(BatchMessage.NoSeq, 0, samples.Length, 0, false)],
            MessageCount = 1,
            Samples = samples,
            SampleCount = samples.Length,
        };
    }
}
