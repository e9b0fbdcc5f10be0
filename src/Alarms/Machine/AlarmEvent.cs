namespace Monitoring.Alarms;

/// <summary>What can happen to an alarm. The columns of the state table in <see cref="AlarmMachine"/>.</summary>
public enum AlarmEvent : byte
{
    /// <summary>The condition becomes true (again).</summary>
    Occurs = 0,

    /// <summary>A worse level is reached.</summary>
    Worsens = 1,

    /// <summary>Back to a lesser level, still in alarm.</summary>
    Eases = 2,

    /// <summary>The condition is gone.</summary>
    Clears = 3,

    /// <summary>A person acknowledges.</summary>
    Acknowledge = 4,

    /// <summary>A person resets a latched alarm.</summary>
    Reset = 5,
}
