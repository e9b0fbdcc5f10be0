using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Monitoring.Contracts;
using Monitoring.Grains;
using Monitoring.Silo;

namespace Monitoring.Bench;

/// <summary><c>dotnet run -c Release --project bench/Bench -- journal [FOLDER [CONNECTION]]</c>: figures of the alarm journal on SQLite, or on an empty PostgreSQL database.</summary>
internal static class JournalFigures
{
    private const int Points = 100;
    private static readonly TimeProvider Time = TimeProvider.System;

    public static async Task RunAsync(string folder, string? server)
    {
        Directory.CreateDirectory(folder);
        for (var round = 0; round < 3; round++)
        {
            var options = new StoreOptions { DataFolder = Path.Combine(folder, $"round{round}"), Database = server };
            using var database = new DatabaseOpening(options, Time, Time, NullLogger.Instance).Open(CancellationToken.None);
            await using (var journal = new RelationalAlarmJournal(database, Time, NullLogger.Instance))
            {
                await TransitionsAsync(journal, $"{round}A", 1, 400);
                await TransitionsAsync(journal, $"{round}B", 64, 100);
                await CheckpointsAsync(journal, 64, 20);
            }
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Each site writes one transition with the state of its point, and waits for the answer, again and again.</summary>
    private static async Task TransitionsAsync(RelationalAlarmJournal journal, string prefix, int sites, int writes)
    {
        var begin = Time.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, sites).Select(i => Task.Run(async () =>
        {
            var site = $"{prefix}{i:D5}";
            for (var seq = 1L; seq <= writes; seq++)
            {
                Check(await journal.WriteAsync(new JournalWrite(site, seq - 1, [Transition(site, seq)], [new Checkpoint("LI-912", seq, new byte[120])]), default));
            }
        })));
        var seconds = Time.GetElapsedTime(begin).TotalSeconds;
        Say($"{sites} sites, a transition each: {sites * writes / seconds:F0} writes/s");
    }

    /// <summary>Each site stores the states of all its points, as it does once a minute.</summary>
    private static async Task CheckpointsAsync(RelationalAlarmJournal journal, int sites, int writes)
    {
        var begin = Time.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, sites).Select(i => Task.Run(async () =>
        {
            var site = $"C{sites:D3}{i:D5}";
            for (var round = 1; round <= writes; round++)
            {
                var states = Enumerable.Range(0, Points).Select(p => new Checkpoint($"TI-{p}", round, new byte[120])).ToArray();
                Check(await journal.WriteAsync(new JournalWrite(site, 0, [], states), default));
            }
        })));
        var seconds = Time.GetElapsedTime(begin).TotalSeconds;
        Say($"{sites} sites, {Points} states each: {sites * writes * Points / seconds:F0} states/s");
    }

    private static void Check(JournalOutcome outcome)
    {
        if (outcome != JournalOutcome.Written)
        {
            throw new InvalidOperationException($"a write was {outcome}");
        }
    }

    private static AlarmTransition Transition(string site, long seq)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(1_767_225_600_000 + seq);
        return new AlarmTransition
        {
            SiteId = site, Seq = seq, From = AlarmState.Normal, To = AlarmState.Unacknowledged, Reason = TransitionReason.Occurred, At = at, DecidedAt = at,
            Alarm = new AlarmRecord
            {
                Id = $"{site}-{seq}", SiteId = site, PointId = "LI-912", Condition = ConditionKind.High, State = AlarmState.Unacknowledged,
                Priority = AlarmPriority.High, StartLevel = AlarmLevel.H, WorstLevel = AlarmLevel.HH, CurrentLevel = AlarmLevel.None,
                Value = 14.2, OccurredAt = at, ReceivedAt = at, Seq = seq, Text = "912罐液位高高",
            },
        };
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
