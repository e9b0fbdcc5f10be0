namespace Orleans.Runtime;

/// <summary>Which activation the running code belongs to: the one whose scheduler runs it.</summary>
internal static class RuntimeContext
{
    public static Activation? Current => (TaskScheduler.Current as ActivationScheduler)?.Activation;
}
