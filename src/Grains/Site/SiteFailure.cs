namespace Monitoring.Grains;

/// <summary>Why an activation of a site gives way to a new one.</summary>
public enum SiteFailure
{
    /// <summary>The sample log could not be written.</summary>
    LogNotDurable = 1,

    /// <summary>The journal could not be written.</summary>
    JournalFailed = 2,

    /// <summary>Another activation wrote to the journal: two were alive, and this one loses.</summary>
    SecondActivation = 3,

    /// <summary>The clock was set: delays and silence are counted anew from the state that is stored.</summary>
    ClockSet = 4,
}
