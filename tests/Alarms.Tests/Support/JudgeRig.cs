using System.Runtime.InteropServices;
using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>One evaluator with its memory, without an engine around it. Times are seconds.</summary>
internal sealed class JudgeRig
{
    private readonly double[] _memory;

    public JudgeRig(SignalRule rule, PointConfig owner, params PointConfig[] others)
        : this(Compile(rule, owner, others))
    {
    }

    public JudgeRig(ConditionEvaluator evaluator)
    {
        Evaluator = evaluator;
        _memory = new double[evaluator.MemorySize];
        evaluator.Begin(_memory);
    }

    public ConditionEvaluator Evaluator { get; private set; }

    /// <summary>The last signal; what the engine would still have if it was not asked to judge.</summary>
    public Signal Signal { get; private set; } = Signal.Unknown;

    /// <summary>Whether the condition is taken for active.</summary>
    public bool Active { get; set; }

    public ReadOnlySpan<double> Memory => _memory;

    /// <summary>The faults of a rule, as the validator tells them.</summary>
    public static string[] Faults(SignalRule rule, PointConfig owner, params PointConfig[] others) =>
        [.. SiteValidator.Check(Configs.Site([owner with { Conditions = [.. owner.Conditions, rule] }, .. others])).Select(f => $"{f.Where}: {f.TextEn}")];

    public static ConditionEvaluator Compile(SignalRule rule, PointConfig owner, params PointConfig[] others)
    {
        Assert.Empty(Faults(rule, owner, others));
        var site = Configs.Site([owner, .. others]);
        return ConditionCatalog.Find(rule.Kind)!.Compile(rule, new RuleScope(site, SiteValidator.PointsOf(site), owner));
    }

    /// <summary>A sample; judges only if the evaluator asks for it, as the engine does.</summary>
    public Signal See(string point, double value, double at, bool bad = false) =>
        See(new Observation(Array.IndexOf(Evaluator.Inputs, point), value, (long)(at * 1000), bad));

    /// <summary>News of the gateway's own alarm.</summary>
    public Signal Edge(bool active, double at, double limit = double.NaN) =>
        See(new Observation(Observation.Edge, active ? 1 : 0, (long)(at * 1000), false, limit));

    public Signal See(Observation seen)
    {
        if (Evaluator.Update(seen, _memory))
        {
            Signal = Evaluator.Judge(_memory, Active);
        }
        else
        {
            Assert.Equal(Signal, Evaluator.Judge(_memory, Active));
        }

        return Signal;
    }

    public Signal Judge(bool active) => Evaluator.Judge(_memory, active);

    public Explanation Explain() => Evaluator.Explain(_memory);

    /// <summary>The service ends and starts: the memory goes through bytes, the evaluator is made anew.</summary>
    public void Restart(ConditionEvaluator again)
    {
        Assert.True(again.CanTakeOver(Evaluator));
        var bytes = MemoryMarshal.AsBytes(_memory.AsSpan()).ToArray();
        MemoryMarshal.Cast<byte, double>(bytes).CopyTo(_memory);
        Evaluator = again;
    }
}
