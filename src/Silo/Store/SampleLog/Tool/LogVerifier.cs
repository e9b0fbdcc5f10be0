namespace Monitoring.Silo;

/// <summary>Checks a sample log without changing anything; also one that is being written.</summary>
internal static class LogVerifier
{
    /// <summary>Reads everything.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="InvalidDataException">A segment has another version of the format.</exception>
    public static LogVerdict Verify(string directory)
    {
        var first = Scan(directory);
        if (first.Damages.Count == 0)
        {
            return first;
        }

        // A running service writes and gives back segments meanwhile. What is really damaged is so in a second look too.
        var second = Scan(directory);
        return second with { Damages = [.. first.Damages.Intersect(second.Damages)] };
    }

    private static LogVerdict Scan(string directory)
    {
        // Before the segments: what the state knows to be on disk is then in them.
        var state = LogState.Load(directory);
        var scan = new LogScan(directory, state, FileAccess.Read);
        var decoder = new BatchDecoder();
        var (samples, malformed) = (0L, 0L);
        var first = 0L;
        try
        {
            scan.Run((_, cursor) =>
            {
                first = first == 0 ? cursor.Header.Position : first;
                try
                {
                    samples += decoder.Decode(cursor.Record).SampleCount;
                }
                catch (InvalidDataException)
                {
                    malformed++;
                }
            });
            return new LogVerdict(scan.Segments.Count, scan.Records, samples, malformed, first, scan.Last, state.Loaded, scan.Damages);
        }
        finally
        {
            scan.Close();
        }
    }
}

/// <summary>What a check of the log found.</summary>
/// <param name="Segments">Segments with records.</param>
/// <param name="Records">Good records, each one batch.</param>
/// <param name="Samples">Samples in them.</param>
/// <param name="Malformed">Records with a good checksum that hold no batch.</param>
/// <param name="First">First position; 0 if there is none.</param>
/// <param name="Last">Last position.</param>
/// <param name="StateKnown">The file <c>state</c> was there: without it a whole segment that is missing is not noticed.</param>
/// <param name="Damages">Damaged places.</param>
internal sealed record LogVerdict(
    int Segments, long Records, long Samples, long Malformed, long First, long Last, bool StateKnown, IReadOnlyList<LogDamage> Damages)
{
    /// <summary>Positions lost.</summary>
    public long Lost => Damages.Sum(damage => damage.Lost);

    /// <summary>Nothing is damaged.</summary>
    public bool IsGood => Damages.Count == 0 && Malformed == 0;
}
