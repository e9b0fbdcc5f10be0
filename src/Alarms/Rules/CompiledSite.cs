using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>The rules of a site, ready to judge. Immutable and swapped whole.</summary>
public sealed class CompiledSite
{
    private readonly Dictionary<string, int> _index;

    internal CompiledSite(SiteConfig config, string[] pointIds, CompiledPoint[] points, CompiledCondition[] conditions, int memoryLength)
    {
        Config = config;
        PointIds = pointIds;
        Points = points;
        Conditions = conditions;
        MemoryLength = memoryLength;
        LiveWindow = (long)(config.LiveWindow * 1000);
        _index = new Dictionary<string, int>(pointIds.Length, StringComparer.Ordinal);
        for (var i = 0; i < pointIds.Length; i++)
        {
            _index[pointIds[i]] = i;
        }

        Dependents = FindDependents();
        Effects = CauseAndEffect.Compile(this);
    }

    /// <summary>As written.</summary>
    public SiteConfig Config { get; }

    /// <summary>Tags by index, removed ones included.</summary>
    public string[] PointIds { get; }

    internal CompiledPoint[] Points { get; }

    internal CompiledCondition[] Conditions { get; }

    /// <summary>Numbers of memory that all evaluators need together.</summary>
    internal int MemoryLength { get; }

    /// <summary>The conditions that observe points, by point.</summary>
    internal Dependent[] Dependents { get; }

    /// <summary>The cause-and-effect table.</summary>
    internal CauseAndEffect Effects { get; }

    /// <summary>A sample no older than this on arrival is live, ms.</summary>
    internal long LiveWindow { get; }

    /// <summary>Index of a point that is configured; −1 if there is none of that name.</summary>
    internal int IndexOf(string pointId) => _index.TryGetValue(pointId, out var index) && Points[index].Config is not null ? index : -1;

    /// <summary>Index of a condition; −1 if the point has none of that kind and name.</summary>
    internal int FindCondition(int point, ConditionKind kind, string? name)
    {
        if ((uint)point >= (uint)Points.Length)
        {
            return -1;
        }

        ref readonly var rule = ref Points[point];
        for (var c = rule.FirstCondition; c < rule.FirstCondition + rule.ConditionCount; c++)
        {
            if (Conditions[c].Kind == kind && Conditions[c].Name == name)
            {
                return c;
            }
        }

        return -1;
    }

    private Dependent[] FindDependents()
    {
        var found = new List<Dependent>[Points.Length];
        for (var c = 0; c < Conditions.Length; c++)
        {
            var inputs = Conditions[c].Evaluator?.Inputs ?? [];
            for (var i = 0; i < inputs.Length; i++)
            {
                if (IndexOf(inputs[i]) is >= 0 and var point)
                {
                    (found[point] ??= []).Add(Dependent.Of(c, Conditions[c], i));
                }
            }
        }

        var all = new List<Dependent>();
        for (var i = 0; i < Points.Length; i++)
        {
            Points[i].FirstDependent = all.Count;
            all.AddRange(found[i] ?? []);
            Points[i].DependentCount = all.Count - Points[i].FirstDependent;
        }

        return [.. all];
    }
}
