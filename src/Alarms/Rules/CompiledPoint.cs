using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>A point, ready to judge.</summary>
internal struct CompiledPoint
{
    /// <summary>The configuration; null: the point was removed, its index stays.</summary>
    public PointConfig? Config;

    /// <summary>Lower end of the instrument's range.</summary>
    public double RangeLow;

    /// <summary>Upper end.</summary>
    public double RangeHigh;

    /// <summary>A good value strictly between these is inside every limit, so a quiet point needs no further look.</summary>
    public double SafeLow;

    /// <summary>See <see cref="SafeLow"/>.</summary>
    public double SafeHigh;

    /// <summary>Index of its first condition in <see cref="CompiledSite.Conditions"/>.</summary>
    public int FirstCondition;

    /// <summary>Number of its conditions.</summary>
    public int ConditionCount;

    /// <summary>Number of those that the engine itself judges; they are the first. The others have an evaluator.</summary>
    public int OwnCount;

    /// <summary>Index of its <c>stale</c> condition, or −1 if nothing is expected of it.</summary>
    public int Stale;

    /// <summary>Index of its <c>bad</c> condition.</summary>
    public int Bad;

    /// <summary>Index of the first of its <see cref="CompiledSite.Dependents"/>: conditions with an evaluator that observe it.</summary>
    public int FirstDependent;

    /// <summary>Number of them.</summary>
    public int DependentCount;

    /// <summary>Index of its <c>edge</c> condition.</summary>
    public int Edge;
}
