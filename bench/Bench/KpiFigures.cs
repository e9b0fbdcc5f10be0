using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Monitoring.Alarms;
using Monitoring.Contracts;
using Monitoring.Grains;
using Monitoring.Silo;

namespace Monitoring.Bench;

/// <summary><c>dotnet run -c Release --project bench/Bench -- kpis [FOLDER [CONNECTION]]</c>: counting a month of a seat with 100 sites, and asking for it.</summary>
internal static class KpiFigures
{
    private const int Sites = 100;
    private const int PerSite = 10_000;
    private const int Points = 200;
    private static readonly TimeProvider Time = TimeProvider.System;
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task RunAsync(string folder, string? server)
    {
        Directory.CreateDirectory(folder);
        var options = new StoreOptions { DataFolder = folder, Database = server };
        using (var database = new DatabaseOpening(options, Time, Time, NullLogger.Instance).Open(CancellationToken.None))
        {
            await using (var journal = new RelationalAlarmJournal(database, Time, NullLogger.Instance))
            {
                for (var site = 0; site < Sites; site++)
                {
                    await JournalAsync(journal, Name(site));
                }
            }

            var store = new RelationalKpiStore(database);
            var projector = new KpiProjector(store, new RelationalAlarmArchive(database), Time, NullLogger<KpiProjector>.Instance);
            var begin = Time.GetTimestamp();
            var counted = await projector.CatchUpAsync(default);
            Say($"{counted} transitions of {Sites} sites counted in {Time.GetElapsedTime(begin).TotalSeconds:F1} s");
            for (var round = 0; round < 12; round++)
            {
                await AskAsync(store);
            }
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task AskAsync(RelationalKpiStore store)
    {
        var sites = Enumerable.Range(0, Sites).Select(Name).ToArray();
        var begin = Time.GetTimestamp();
        var report = new KpiReports(new KpiWindow(Start, Start.AddDays(30), SeatSet.Default().Items[0], null), Start.AddDays(30));
        var rows = await store.ReadAsync(sites, report.FirstDay, report.LastDay, default);
        Array.ForEach(rows, report.Add);
        Array.ForEach(await store.CursorsAsync(sites, default), report.Add);
        var alarms = report.Make(null, Sites, 0).Alarms;
        Say($"a month of {Sites} sites, {alarms} alarms in {rows.Length} rows of {rows.Average(row => row.Body.Length):F0} bytes: {Time.GetElapsedTime(begin).TotalMilliseconds:F0} ms");
    }

    /// <summary>Alarms that occur, are acknowledged and clear, spread over 30 days.</summary>
    private static async Task JournalAsync(RelationalAlarmJournal journal, string site)
    {
        var random = new Random(site.GetHashCode(StringComparison.Ordinal));
        var (seq, at) = (0L, Start);
        while (seq < PerSite)
        {
            var rows = new List<AlarmTransition>();
            while (rows.Count < 999 && seq + rows.Count < PerSite)
            {
                var number = seq + rows.Count + 1;
                var point = $"P-{random.Next(Points)}";
                at = at.AddSeconds(random.Next(1, 700));
                var occurred = at;
                rows.Add(Row(site, number, point, $"{site}-{number}", AlarmState.Normal, AlarmState.Unacknowledged, TransitionReason.Occurred, occurred, at));
                at = at.AddSeconds(random.Next(1, 400));
                rows.Add(Row(site, number + 1, point, $"{site}-{number}", AlarmState.Unacknowledged, AlarmState.Acknowledged, TransitionReason.Acknowledged, occurred, at));
                at = at.AddSeconds(random.Next(1, 400));
                rows.Add(Row(site, number + 2, point, $"{site}-{number}", AlarmState.Acknowledged, AlarmState.Normal, TransitionReason.Cleared, occurred, at));
            }

            if (await journal.WriteAsync(new JournalWrite(site, seq, [.. rows], []), default) != JournalOutcome.Written)
            {
                throw new InvalidOperationException("the journal refused");
            }

            seq += rows.Count;
        }
    }

    private static AlarmTransition Row(
        string site, long seq, string point, string id, AlarmState from, AlarmState to, TransitionReason reason, DateTimeOffset occurred, DateTimeOffset at) => new()
        {
            SiteId = site,
            Seq = seq,
            From = from,
            To = to,
            Reason = reason,
            At = at,
            DecidedAt = at,
            Alarm = new AlarmRecord
            {
                Id = id, SiteId = site, PointId = point, Condition = ConditionKind.High, State = to, Priority = (AlarmPriority)(seq % 4),
                OccurredAt = occurred, ReceivedAt = occurred, AnnunciatedAt = occurred, Text = "912罐液位高高", TextEn = "Tank 912 level high high", Seq = seq,
            },
        };

    private static string Name(int site) => string.Create(CultureInfo.InvariantCulture, $"3301{site:D5}");

    private static void Say(string line) => Console.WriteLine(line);
}
