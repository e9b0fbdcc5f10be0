namespace Monitoring.Silo;

/// <summary>The commands that read a sample log: for people, also while the service runs. They change nothing.</summary>
public static class LogTool
{
    /// <summary>How it is called.</summary>
    public const string Usage = """
        monitor log verify DIR                                             检查样本日志 / check the sample log
        monitor log dump DIR [--site S] [--from T] [--to T]                导出样本 / write samples out
                             [--points A,B] [--format csv|json]
          DIR    data folder, or the folder of the log itself              数据目录
          T      ISO 8601 or Unix milliseconds, sample time, --to exclusive
          exit code: 0 good, 1 damaged (the rest was read), 2 wrong call or nothing to read
        """;

    /// <summary>Runs a command.</summary>
    /// <param name="args">What follows <c>log</c>.</param>
    /// <param name="output">Where the result goes.</param>
    /// <param name="errors">Where damage and faults of the call go.</param>
    /// <returns>0 good, 1 damaged, 2 wrong call or nothing to read.</returns>
    public static int Run(ReadOnlySpan<string> args, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(errors);
        var (call, faults) = LogToolCall.Parse(args);
        if (faults.Count > 0)
        {
            faults.ForEach(errors.WriteLine);
            errors.WriteLine(Usage);
            return 2;
        }

        try
        {
            return call.Dump ? Dump(call, output, errors) : Verify(call, output);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            errors.WriteLine($"{call.Directory}: {error.Message}");
            return 2;
        }
    }

    private static int Verify(LogToolCall call, TextWriter output)
    {
        var verdict = LogVerifier.Verify(call.Directory);
        foreach (var damage in verdict.Damages)
        {
            output.WriteLine(damage);
        }

        if (!verdict.StateKnown)
        {
            output.WriteLine("state: 缺失，无法发现整段丢失 / missing: a whole segment that is gone would not be noticed");
        }

        output.WriteLine(FormattableString.Invariant(
            $"{(verdict.IsGood ? "完好 good" : "损坏 damaged")}: segments {verdict.Segments}, readable records {verdict.Records} with {verdict.Samples} samples, positions {verdict.First} to {verdict.Last}; damaged places {verdict.Damages.Count}, malformed records {verdict.Malformed}, unreadable records (positions lost) {verdict.Lost}"));
        return verdict.IsGood ? 0 : 1;
    }

    private static int Dump(LogToolCall call, TextWriter output, TextWriter errors)
    {
        var damages = new LogDump(call.Filter, call.PointNames, output).Run(call.Directory, call.Json);
        output.Flush();
        foreach (var damage in damages)
        {
            errors.WriteLine(damage);
        }

        return damages.Count == 0 ? 0 : 1;
    }
}
