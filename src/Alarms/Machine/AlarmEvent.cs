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

    /// <summary>The re-alarm time of an acknowledged alarm is over.</summary>
    ReAlarms = 6,

    /// <summary>The time to acknowledge is over.</summary>
    Escalates = 7,

    /// <summary>An early warning says anew what is to be expected.</summary>
    Restates = 8,

    /// <summary>A person shelves.</summary>
    Shelve = 9,

    /// <summary>A person, or the end of its time, ends the shelving.</summary>
    Unshelve = 10,

    /// <summary>A cause or a maintenance window begins to suppress by design.</summary>
    Suppress = 11,

    /// <summary>What suppressed is over.</summary>
    Unsuppress = 12,

    /// <summary>A person takes it out of service.</summary>
    TakeOut = 13,

    /// <summary>A person returns it to service.</summary>
    Return = 14,

    /// <summary>A level is reached that is never shelved and never suppressed.</summary>
    BreaksThrough = 15,
}
