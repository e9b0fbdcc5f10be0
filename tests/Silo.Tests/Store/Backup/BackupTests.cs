using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Monitoring.Contracts;
using Monitoring.Grains;
using Monitoring.Tests.Postgres;

namespace Monitoring.Silo.Tests;

public class BackupTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Restore_IntoEitherDatabase_HasTheSameRowsAndSamples(DatabaseKind from)
    {
        using var place = new TemporaryFolder();
        var original = await OptionsAsync(place, "original", from);
        await FillAsync(original, () => CreateAsync(original, place, "backup"));
        foreach (var to in (DatabaseKind[])(PostgresServer.Missing is null ? [DatabaseKind.Sqlite, DatabaseKind.Postgres] : [DatabaseKind.Sqlite]))
        {
            var restored = await OptionsAsync(place, $"restored-{to}", to);
            Assert.Empty((await Backups.RestoreAsync(Path.Combine(place.Path, "backup"), restored, TimeProvider.System, default)).Faults);
            await CreateAsync(restored, place, $"again-{to}");
            Assert.Equal(Lines(place, "backup"), Lines(place, $"again-{to}"));
            using var host = await StartAsync(restored);
            await CheckAsync(host.Services);
            await host.StopAsync();
        }
    }

    [Fact]
    public async Task Restore_DamagedBackup_NamesEveryFileAndLeavesNothing()
    {
        using var place = new TemporaryFolder();
        var original = await OptionsAsync(place, "original", DatabaseKind.Sqlite);
        await FillAsync(original, () => CreateAsync(original, place, "backup"));
        var backup = Path.Combine(place.Path, "backup");
        var files = Directory.GetFiles(backup, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(backup, path)).ToArray();
        Assert.Contains("relational/journal.jsonl", files);
        Assert.Contains(files, file => file.EndsWith(".seg", StringComparison.Ordinal));
        foreach (var file in files)
        {
            await FaultOfAsync(place, original, file, path => Flip(path, new FileInfo(path).Length / 2));
            await FaultOfAsync(place, original, file, File.Delete);
        }

        Flip(Path.Combine(backup, "relational/account.jsonl"), 3);
        File.Delete(Path.Combine(backup, "relational/alarm.jsonl"));
        var faults = (await Backups.RestoreAsync(backup, new StoreOptions { DataFolder = Path.Combine(place.Path, "x") }, TimeProvider.System, default)).Faults;
        Assert.Equal(2, faults.Count);
        Assert.Contains(faults, fault => fault.Contains("account.jsonl", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains("alarm.jsonl", StringComparison.Ordinal));
        Assert.Equal(["backup", "original"], Directory.GetDirectories(place.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task CreateAndRestore_PlaceNotEmpty_IsRefusedAndLeftAlone()
    {
        using var place = new TemporaryFolder();
        var original = await OptionsAsync(place, "original", DatabaseKind.Sqlite);
        await FillAsync(original, () => CreateAsync(original, place, "backup"));
        var full = Path.Combine(place.Path, "full");
        Directory.CreateDirectory(full);
        await File.WriteAllTextAsync(Path.Combine(full, "mine"), "mine");
        Assert.Contains(full, Assert.Single((await Backups.CreateAsync(original, full, TimeProvider.System, default)).Faults), StringComparison.Ordinal);
        Assert.Contains(full, Assert.Single((await Backups.RestoreAsync(Path.Combine(place.Path, "backup"), new StoreOptions { DataFolder = full }, TimeProvider.System, default)).Faults), StringComparison.Ordinal);
        Assert.Equal(["mine"], Directory.GetFileSystemEntries(full).Select(Path.GetFileName));
        Assert.NotEmpty((await Backups.CreateAsync(new StoreOptions { DataFolder = full }, Path.Combine(place.Path, "y"), TimeProvider.System, default)).Faults);
        Assert.NotEmpty((await Backups.RestoreAsync(full, new StoreOptions { DataFolder = Path.Combine(place.Path, "y") }, TimeProvider.System, default)).Faults);
        Assert.False(Directory.Exists(Path.Combine(place.Path, "y")));
    }

    [PostgresFact]
    public async Task Restore_DatabaseNotEmpty_IsRefusedAndLeftAlone()
    {
        using var place = new TemporaryFolder();
        var original = await OptionsAsync(place, "original", DatabaseKind.Postgres);
        await FillAsync(original, () => CreateAsync(original, place, "backup"));
        var target = new StoreOptions { DataFolder = Path.Combine(place.Path, "restored"), Database = original.Database };
        var report = await Backups.RestoreAsync(Path.Combine(place.Path, "backup"), target, TimeProvider.System, default);
        Assert.Contains("not empty", Assert.Single(report.Faults), StringComparison.Ordinal);
        Assert.False(Directory.Exists(target.DataFolder));
        Assert.Equal(2, (await ReadAsync(original)).Length);
    }

    [Fact]
    public async Task TryPass_WhileABackupHoldsTheLog_IsRefusedAndNotAfterwards()
    {
        using var folder = new TemporaryFolder();
        using (var pass = LogHold.TryPass(folder.Path))
        {
            Assert.NotNull(pass);
        }

        using (await LogHold.TakeAsync(folder.Path, TimeProvider.System))
        {
            Assert.Null(LogHold.TryPass(folder.Path));
        }

        using var again = LogHold.TryPass(folder.Path);
        Assert.NotNull(again);
    }

    [Fact]
    public async Task TakeAsync_WhileTheLogGivesBack_Waits()
    {
        using var folder = new TemporaryFolder();
        var pass = LogHold.TryPass(folder.Path)!;
        var take = LogHold.TakeAsync(folder.Path, TimeProvider.System);
        Assert.False(take.IsCompleted);
        pass.Dispose();
        using var hold = await take;
        Assert.NotNull(hold);
    }

    private static async Task<AlarmTransition[]> ReadAsync(StoreOptions options)
    {
        using var database = Backups.Database(options, TimeProvider.System);
        return await new RelationalAlarmArchive(database).ReadJournalAsync(Samples.Site, 0, 10, default);
    }

    private static async Task FaultOfAsync(TemporaryFolder place, StoreOptions original, string file, Action<string> damage)
    {
        var copy = Path.Combine(place.Path, "copy");
        Assert.Empty((await Backups.CreateAsync(original, copy, TimeProvider.System, default)).Faults);
        var path = Path.Combine(copy, file);
        if (new FileInfo(path).Length > 0)
        {
            damage(path);
            var data = Path.Combine(place.Path, "x");
            var faults = (await Backups.RestoreAsync(copy, new StoreOptions { DataFolder = data }, TimeProvider.System, default)).Faults;
            Assert.True(faults.Any(fault => fault.Contains(Path.GetFileName(file), StringComparison.Ordinal)), $"{file}: {string.Join("; ", faults)}");
            Assert.False(Directory.Exists(data));
        }

        Directory.Delete(copy, true);
    }

    private static void Flip(string path, long at)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Position = at;
        var one = file.ReadByte();
        file.Position = at;
        file.WriteByte((byte)(one ^ 0x10));
    }

    private static async Task CreateAsync(StoreOptions options, TemporaryFolder place, string name) =>
        Assert.Empty((await Backups.CreateAsync(options, Path.Combine(place.Path, name), TimeProvider.System, default)).Faults);

    private static string[] Lines(TemporaryFolder place, string backup) =>
        [.. Directory.GetFiles(Path.Combine(place.Path, backup, "relational")).Order().SelectMany(path => File.ReadAllLines(path).Order(StringComparer.Ordinal).Prepend(Path.GetFileName(path)))];

    private static async Task<StoreOptions> OptionsAsync(TemporaryFolder place, string name, DatabaseKind kind) => new()
    {
        DataFolder = Path.Combine(place.Path, name),
        Database = kind == DatabaseKind.Sqlite ? null : await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(),
        SampleLogMaxBytes = 16 << 20,
    };

    private static async Task<IHost> StartAsync(StoreOptions options)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddMonitoringStores(options);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    /// <summary>Fills the stores, and runs the work while they are open.</summary>
    private static async Task FillAsync(StoreOptions options, Func<Task> work)
    {
        using var host = await StartAsync(options);
        var services = host.Services;
        var log = services.GetRequiredService<ISampleLog>();
        Assert.True(log.TryAppend(Samples.Of(Samples.Site, [new Sample(0, Now, 14.5, Quality.Good)], Now), out var position));
        Assert.True(await log.WhenDurable(position));
        await services.GetRequiredService<IAlarmJournal>().WriteAsync(
            new JournalWrite(Samples.Site, 0, [Alarms.Transition(1), Alarms.Transition(2, "A2")], [new Checkpoint("LI-912", position, [0, 1, 255])]), default);
        await services.GetRequiredService<IAccountStore>().SaveAsync(new Account { Name = "duty", Roles = ["duty"], Scope = "*", PasswordHash = "h\"\\/é😀" }, default);
        await services.GetRequiredService<IGatewayStore>().SaveAsync(new GatewayAccount { GatewayId = "g", SecretHash = "h", Sites = [Samples.Site] }, default);
        await services.GetRequiredService<IRejectedPayloadStore>().AddAsync([new RejectedPayload
        {
            At = Alarms.Start, GatewayId = "g", Topic = "t", Reason = "not-json", Text = "不是JSON", TextEn = "not JSON", Offset = 0, Length = 2, Head = "\0\n",
        }], default);
        await services.GetRequiredService<IHandlingStore>().SaveAsync(new AlarmHandling
        {
            AlarmId = "A2", SiteId = Samples.Site, Stage = HandlingStage.Verifying, Version = 1,
            Steps = [new HandlingStep { Stage = HandlingStage.Verifying, Note = "核实中", By = "duty", At = Alarms.Start }],
        }, default);
        await services.GetRequiredService<IShiftStore>().BeginAsync(new Shift { Id = "s1", Seat = "hall", User = "duty", DisplayName = "值班员", Since = Alarms.Start }, default);
        await work();
        await host.StopAsync();
    }

    private static async Task CheckAsync(IServiceProvider services)
    {
        var site = await services.GetRequiredService<IAlarmJournal>().LoadAsync(Samples.Site, default);
        Assert.Equal((2, 2), (site.Seq, site.Alarms.Length));
        Assert.Equal([0, 1, 255], Assert.Single(site.Checkpoints).State);
        var logged = Assert.Single(services.GetRequiredService<ISampleLog>().ReadSite(Samples.Site, 0));
        Assert.Equal((site.Checkpoints[0].Position, 14.5), (logged.Position, logged.Batch.Samples[0].Value));
        Assert.True(services.GetRequiredService<ISampleLog>().TryAppend(Samples.Batch(), out var next) && next > logged.Position);
        Assert.Equal("h\"\\/é😀", (await services.GetRequiredService<IAccountStore>().FindAsync("duty", default))!.PasswordHash);
        Assert.Equal("核实中", Assert.Single(await services.GetRequiredService<IHandlingStore>().FindAsync(["A2"], default)).Steps[0].Note);
        Assert.Equal("值班员", (await services.GetRequiredService<IShiftStore>().CurrentAsync("hall", default))!.DisplayName);
        Assert.Equal("\0\n", Assert.Single(await services.GetRequiredService<IRejectedPayloadStore>().ListAsync("g", 9, default)).Head);
    }

    private static long Now { get; } = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
}
