namespace Monitoring.Alarms;

/// <summary>What an evaluator says of its condition.</summary>
internal enum Signal : byte
{
    /// <summary>It cannot say (too little data, an input is bad): the condition stays as it is and its delay does not end.</summary>
    Unknown = 0,

    /// <summary>Not true.</summary>
    False = 1,

    /// <summary>True.</summary>
    True = 2,

    /// <summary>Still true, but what was said of it (see <see cref="ConditionEvaluator.OnSaid"/>) no longer fits and is said anew.</summary>
    TrueRestated = 3,
}
