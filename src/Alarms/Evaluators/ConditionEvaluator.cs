namespace Monitoring.Alarms;

/// <summary>
/// Judges one condition that needs more than the last value: a memory, or other points. Immutable, made when rules are compiled;
/// what it knows is in a memory of numbers that the engine keeps, stores with the point and hands in. So it is pure, and after a
/// restart it goes on where it was.
/// </summary>
/// <remarks>
/// An evaluator must use nothing but its observations: never the state of a point, which after a restart can be ahead of it.
/// Times fit into a double exactly. <see cref="Update"/> and <see cref="Judge"/> run for every sample: no allocation, and goal
/// 50 ns together.
/// </remarks>
internal abstract class ConditionEvaluator
{
    /// <summary>Made by a compiled rule.</summary>
    /// <param name="inputs">Ids of the points that it observes, each once.</param>
    /// <param name="memorySize">Numbers of memory that it needs.</param>
    protected ConditionEvaluator(string[] inputs, int memorySize) => (Inputs, MemorySize) = (inputs, memorySize);

    /// <summary>Ids of the points that it observes.</summary>
    public string[] Inputs { get; }

    /// <summary>Numbers of memory that it needs.</summary>
    public int MemorySize { get; }

    /// <summary>Whether it also observes what the gateway reports as an alarm of the point.</summary>
    public virtual bool ListensToEdge => false;

    /// <summary>Fills a new memory: nothing was observed yet.</summary>
    public virtual void Begin(Span<double> memory) => memory.Fill(double.NaN);

    /// <summary>Takes a sample into the memory.</summary>
    /// <returns>False if <see cref="Judge"/> would say the same as before, so that it need not be asked.</returns>
    public abstract bool Update(in Observation seen, Span<double> memory);

    /// <summary>Says what the memory means.</summary>
    /// <param name="memory">The memory.</param>
    /// <param name="active">Whether the condition holds (after its delays): then its deadband counts.</param>
    public abstract Signal Judge(ReadOnlySpan<double> memory, bool active);

    /// <summary>Explains why it is true.</summary>
    public abstract Explanation Explain(ReadOnlySpan<double> memory);

    /// <summary>Its explanation was journaled: it may note what was said, to restate it when it no longer fits.</summary>
    public virtual void OnSaid(Span<double> memory)
    {
    }

    /// <summary>Whether the memory of an evaluator of older rules means the same to this one. If not, it begins anew.</summary>
    public virtual bool CanTakeOver(ConditionEvaluator old) =>
        old.GetType() == GetType() && old.MemorySize == MemorySize && old.Inputs.AsSpan().SequenceEqual(Inputs);
}
