using System.Runtime.CompilerServices;
using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>
/// What is known of one condition of one point: the signal (levels that hold, levels on their way) and the alarm (state, record).
/// Two values side by side, because they differ: an acknowledged alarm can be over, a latched one long gone. 32 bytes.
/// </summary>
internal struct ConditionState
{
    private long _since0;
    private long _since1;

    /// <summary>The record while the alarm is not NORM.</summary>
    public AlarmRecord? Record;

    /// <summary>State of the alarm.</summary>
    public AlarmState State;

    /// <summary>Bit per level: it holds, after its delays.</summary>
    public byte Active;

    /// <summary>Bit per level: the signal says otherwise than <see cref="Active"/> and the delay runs.</summary>
    public byte Pending;

    /// <summary>See <see cref="ConditionFlags"/>.</summary>
    public ConditionFlags Flags;

    /// <summary>The highest level that holds: 0 none, 1 the first (H, L), 2 the second (HH, LL).</summary>
    public readonly int Rank => (Active & 2) != 0 ? 2 : Active & 1;

    /// <summary>Nothing runs and nothing is wrong: a sample inside all limits needs no look.</summary>
    public readonly bool IsQuiet => Active == 0 && Pending == 0;

    /// <summary>Since when the signal of a pending level differs, in the time of the samples.</summary>
    public readonly long SinceOf(int level) => level == 0 ? _since0 : _since1;

    /// <summary>Since when the signal of the first pending level differs; a given time if none is pending.</summary>
    public readonly long PendingSince(long otherwise) => (Pending & 1) != 0 ? _since0 : (Pending & 2) != 0 ? _since1 : otherwise;

    /// <summary>Condition <c>edge</c>, which has no delays: keeps the time of the last news where the others keep the start of a delay.</summary>
    public void NoteNews(long at) => _since0 = at;

    /// <summary>Starts the delay of a level.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StartPending(int level, long since)
    {
        Pending |= (byte)(1 << level);
        if (level == 0)
        {
            _since0 = since;
        }
        else
        {
            _since1 = since;
        }
    }
}

/// <summary>Marks of a condition's alarm.</summary>
[Flags]
internal enum ConditionFlags : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>A level that latches was reached.</summary>
    Latched = 1,

    /// <summary>The alarm came late and nobody was told yet.</summary>
    Silent = 2,

    /// <summary>The evaluator cannot say: a running delay does not end.</summary>
    Frozen = 4,

    /// <summary>The record was made by putting the condition aside while it was normal: nothing occurred yet.</summary>
    Hollow = 8,

    /// <summary>The record has something due: an escalation, a re-alarm, the end of shelving.</summary>
    Timed = 16,
}
