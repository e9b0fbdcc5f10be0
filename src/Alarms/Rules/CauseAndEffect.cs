using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>The site's cause-and-effect table, ready to look up: which causes hide a condition, and what a cause hides.</summary>
internal sealed class CauseAndEffect
{
    private static readonly int[] None = [];
    private readonly int[][] _causesOf;
    private readonly int[][] _effectsOf;

    private CauseAndEffect(int[] causes, string[] names, int[][] causesOf, int[][] effectsOf) =>
        (Causes, Names, _causesOf, _effectsOf) = (causes, names, causesOf, effectsOf);

    /// <summary>The cause of each row: index of a condition, or −1 if it does not exist.</summary>
    public int[] Causes { get; }

    /// <summary>The name of each row.</summary>
    public string[] Names { get; }

    /// <summary>Whether there are rows at all.</summary>
    public bool IsEmpty => Causes.Length == 0;

    /// <summary>Rows that hide a condition.</summary>
    public int[] CausesOf(int condition) => IsEmpty ? None : _causesOf[condition];

    /// <summary>Conditions that a cause hides.</summary>
    public int[] EffectsOf(int condition) => IsEmpty ? None : _effectsOf[condition];

    /// <summary>Compiles the table of a site.</summary>
    public static CauseAndEffect Compile(CompiledSite site)
    {
        var rows = site.Config.Suppressions ?? [];
        var causes = new int[rows.Length];
        var causesOf = new List<int>[site.Conditions.Length];
        var effectsOf = new SortedSet<int>[site.Conditions.Length];
        for (var r = 0; r < rows.Length; r++)
        {
            var cause = rows[r].Cause;
            causes[r] = site.FindCondition(site.IndexOf(cause.PointId), cause.Condition, cause.Name);
            if (causes[r] < 0)
            {
                continue;
            }

            foreach (var c in Selected(site, rows[r].Consequences).Where(c => c != causes[r]))
            {
                (causesOf[c] ??= []).Add(r);
                (effectsOf[causes[r]] ??= []).Add(c);
            }
        }

        return new CauseAndEffect(
            causes,
            [.. rows.Select(r => r.Name)],
            rows.Length == 0 ? [] : [.. causesOf.Select(l => l?.ToArray() ?? None)],
            rows.Length == 0 ? [] : [.. effectsOf.Select(l => l?.ToArray() ?? None)]);
    }

    /// <summary>Conditions that selectors name, each once, in order.</summary>
    public static IEnumerable<int> Selected(CompiledSite site, ConditionSelector[] selectors)
    {
        for (var i = 0; i < site.Points.Length; i++)
        {
            if (site.Points[i].Config is not { } point)
            {
                continue;
            }

            for (var c = site.Points[i].FirstCondition; c < site.Points[i].FirstCondition + site.Points[i].ConditionCount; c++)
            {
                var kind = site.Conditions[c].Kind;
                if (kind != ConditionKind.PlantState && Array.Exists(selectors, s => Covers(s, point, kind)))
                {
                    yield return c;
                }
            }
        }
    }

    private static bool Covers(ConditionSelector selector, PointConfig point, ConditionKind kind) =>
        (selector.PointId is not null || selector.Equipment is not null)
        && (selector.PointId is null || selector.PointId == point.PointId)
        && (selector.Equipment is null || selector.Equipment == point.Equipment)
        && (selector.Condition is null || selector.Condition == kind);
}
