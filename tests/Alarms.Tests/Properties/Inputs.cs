using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>Something that happens to a site, <see cref="Wait"/> ms after what happened before.</summary>
internal abstract record Input(int Wait);

/// <summary>A value measured <see cref="Age"/> ms before it arrives; negative: the clock is ahead.</summary>
internal readonly record struct Value(int Point, int Age, double Number, Quality Quality);

internal sealed record Batch(int Wait, int Gateway, long Seq, Value[] Values) : Input(Wait)
{
    public override string ToString() => $"+{Wait} batch gw{Gateway} seq {Seq}: {string.Join(", ", Values)}";
}

internal sealed record Tick(int Wait) : Input(Wait);

internal sealed record Order(int Wait, AlarmAction Action, int Which, int Minutes = 1, bool OneShot = false) : Input(Wait);

/// <summary>An order on a condition that need not be in alarm.</summary>
internal sealed record Aside(int Wait, AlarmAction Action, int Point, ConditionKind Kind) : Input(Wait);

/// <summary>A maintenance window on a point, which opens and closes after some seconds; the only one from now on.</summary>
internal sealed record Window(int Wait, int Point, int From, int Until) : Input(Wait);

internal sealed record Line(int Wait, int Gateway, GatewayLink Link) : Input(Wait);

internal sealed record Edge(int Wait, int Point, bool Active, int Age) : Input(Wait);

/// <summary>New rules: the scenario's plan of that number.</summary>
internal sealed record Edit(int Wait, int Plan) : Input(Wait);

/// <summary>All states are stored.</summary>
internal sealed record Checkpoint(int Wait) : Input(Wait);

/// <summary>The service ends without a word and starts again.</summary>
internal sealed record Crash(int Wait) : Input(Wait);

/// <summary>The rules of a point; a level of 0 is not there.</summary>
internal sealed record PointPlan(bool Exists, int H, int HH, int L, int LL, int OnDelay, int OffDelay, int Deadband, bool Latching, int Period, int Extra = 0)
{
    public PointConfig? ToConfig(int index, PointPlan[] plans)
    {
        if (!Exists)
        {
            return null;
        }

        List<ConditionRule> rules = [];
        if (Levels(AlarmLevel.H, H, AlarmLevel.HH, HH) is { Length: > 0 } high)
        {
            rules.Add(new HighRule { Levels = high, OnDelay = OnDelay, OffDelay = OffDelay, Deadband = Deadband });
        }

        if (Levels(AlarmLevel.L, L, AlarmLevel.LL, LL) is { Length: > 0 } low)
        {
            rules.Add(new LowRule { Levels = low, OnDelay = OnDelay, OffDelay = OffDelay, Deadband = Deadband });
        }

        if ((Extra & 1) != 0)
        {
            rules.Add(new DiscreteRule { Values = [50, 81], OnDelay = OnDelay, OffDelay = OffDelay, Priority = AlarmPriority.Low, ReAlarm = 60 });
            rules.Add(new DiscreteRule { Values = [5, 95], Name = "b", Latching = Latching });
        }

        var next = (index + 1) % plans.Length;
        if ((Extra & 8) != 0 && plans[next].Exists)
        {
            // Conditions with a memory, and with two points: after a crash the one can be ahead of the other.
            rules.Add(new DeviationRule { Reference = $"P{next}", Limit = 30, Deadband = 5, OnDelay = OnDelay, OffDelay = OffDelay });
            rules.Add(new RateRule { Limit = 40, Window = 10 });
            rules.Add(new FrozenRule { Time = 20, Related = [$"P{next}"], RelatedAbove = 15 });
            rules.Add(new BalanceRule { In = [$"P{next}"], ContentPerUnit = 1, Window = 10 });
            rules.Add(new VotingRule { Points = [$"P{index}", $"P{next}"], K = 2, Limit = 79 });
            rules.Add(new UnderreportRule { Grace = 10 });
        }

        return Configs.Point($"P{index}", [.. rules]) with { Period = Period, Equipment = index == 0 ? "A" : "B", Safety = (Extra & 2) != 0 };
    }

    private LevelLimit[] Levels(AlarmLevel first, int limit, AlarmLevel second, int worse)
    {
        List<LevelLimit> levels = [];
        if (limit > 0)
        {
            levels.Add(new LevelLimit { Level = first, Limit = limit });
        }

        if (worse > 0)
        {
            levels.Add(new LevelLimit { Level = second, Limit = worse, Priority = AlarmPriority.High, Latching = Latching });
        }

        return [.. levels];
    }
}

/// <summary>Plans of the rules (the first is in force at the start) and what happens.</summary>
internal sealed record Scenario(PointPlan[][] Plans, Input[] Inputs)
{
    public SiteConfig Config(int plan) => Configs.Site([.. Plans[plan].Select((p, i) => p.ToConfig(i, Plans[plan])).OfType<PointConfig>()]) with
    {
        RuleSet = plan + 1,
        Escalation = new EscalationConfig { Low = 60, Medium = 30, High = 15 },
        Suppressions = Plans[plan].Where(p => p.Exists).Select(p => p.Extra & 4).FirstOrDefault() == 0 ? [] :
        [
            new SuppressionConfig
            {
                Name = "cause",
                Cause = new ConditionRef { PointId = Plans[plan][0].Exists ? "P0" : Plans[plan][1].Exists ? "P1" : "P2", Condition = ConditionKind.Bad },
                Consequences = [new ConditionSelector { Equipment = "B" }],
            },
        ],
    };

    public override string ToString() =>
        string.Join('\n', [.. Plans.Select((p, i) => $"plan {i}: {string.Join("; ", p.AsEnumerable())}"), .. Inputs.Select(i => i.ToString())]);
}
