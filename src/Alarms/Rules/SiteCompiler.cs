using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Turns a checked configuration into what judges samples.</summary>
public static class SiteCompiler
{
    /// <summary>Compiles a configuration without faults (see <see cref="SiteValidator"/>).</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="knownPointIds">Tags by index as they were; new ones are added behind, none is ever moved.</param>
    public static CompiledSite Compile(SiteConfig config, string[] knownPointIds)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(knownPointIds);
        var ids = new List<string>(knownPointIds);
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < ids.Count; i++)
        {
            index[ids[i]] = i;
        }

        foreach (var point in config.Points)
        {
            if (index.TryAdd(point.PointId, ids.Count))
            {
                ids.Add(point.PointId);
            }
        }

        var byIndex = new PointConfig?[ids.Count];
        foreach (var point in config.Points)
        {
            byIndex[index[point.PointId]] = point;
        }

        var points = new CompiledPoint[ids.Count];
        var conditions = new List<CompiledCondition>();
        var scopes = SiteValidator.PointsOf(config);
        var (memory, shared) = (0, new SharedParts());
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = byIndex[i] is { } point
                ? Compile(new RuleScope(config, scopes, point, shared), i, conditions, ref memory)
                : new CompiledPoint { FirstCondition = conditions.Count, Stale = -1, Bad = -1, Edge = -1 };
        }

        return new CompiledSite(config, [.. ids], points, [.. conditions], memory);
    }

    private static CompiledPoint Compile(RuleScope scope, int index, List<CompiledCondition> conditions, ref int memory)
    {
        var config = scope.Point;
        var point = new CompiledPoint { Config = config, FirstCondition = conditions.Count, Stale = -1, Bad = -1, Edge = -1 };
        (point.RangeLow, point.RangeHigh) = (config.RangeLow, config.RangeHigh);
        (point.SafeLow, point.SafeHigh) = (double.NegativeInfinity, double.PositiveInfinity);
        foreach (var rule in config.Conditions.OfType<LimitRule>())
        {
            var compiled = ConditionCompiler.Limit(rule, config);
            conditions.Add(compiled with { Owner = index });
            if (compiled.Kind == ConditionKind.High)
            {
                point.SafeHigh = rule.Levels.Min(l => l.Limit);
            }
            else
            {
                point.SafeLow = rule.Levels.Max(l => l.Limit);
            }
        }

        point.Bad = conditions.Count;
        conditions.Add(ConditionCompiler.Bad(config.Conditions.OfType<BadRule>().FirstOrDefault()) with { Owner = index });
        point.Edge = conditions.Count;
        conditions.Add(ConditionCompiler.Edge() with { Owner = index });
        var stale = config.Conditions.OfType<StaleRule>().FirstOrDefault();
        if (config.Period > 0 || stale?.Time > 0)
        {
            point.Stale = conditions.Count;
            conditions.Add(ConditionCompiler.Stale(stale, config.Period) with { Owner = index });
        }

        point.OwnCount = conditions.Count - point.FirstCondition;
        foreach (var rule in config.Conditions.OfType<SignalRule>())
        {
            if (ConditionCompiler.Signal(rule, scope, index, memory) is { } compiled)
            {
                conditions.Add(compiled);
                memory += compiled.MemoryLength;
            }
        }

        point.ConditionCount = conditions.Count - point.FirstCondition;
        return point;
    }
}
