using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Monitoring.Grains;

namespace Monitoring.Silo.Tests;

/// <summary>A database file that somebody or something wrote into.</summary>
public class SqliteDamageTests
{
    private const int Page = 4096;

    [Theory]
    [InlineData("header")]
    [InlineData("page type")]
    [InlineData("cell pointers")]
    [InlineData("cut in half")]
    [InlineData("cut inside a page")]
    [InlineData("garbage")]
    [InlineData("text")]
    public async Task Open_Damaged_SaysWhatAndWhereAndLeavesTheFileAlone(string damage)
    {
        using var folder = await FilledAsync();
        var path = Path.Combine(folder.Path, SqliteDatabase.FileName);
        Damage(path, damage);
        var before = Hash(path);
        for (var start = 0; start < 2; start++)
        {
            var error = Assert.Throws<StoreUnusableException>(() => Open(folder));
            Assert.Contains(path, error.Message, StringComparison.Ordinal);
            Assert.Contains("monitor restore", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, Hash(path));
    }

    [Fact]
    public async Task Open_AnyByteFlipped_IsRefusedOrFoundOrChangesNothing()
    {
        using var folder = await FilledAsync();
        var path = Path.Combine(folder.Path, SqliteDatabase.FileName);
        var good = await File.ReadAllBytesAsync(path);
        var truth = await ContentAsync(folder);
        var random = new Random(4);
        var (refused, found) = (0, 0);
        for (var round = 0; round < 200; round++)
        {
            var bad = (byte[])good.Clone();
            bad[random.Next(bad.Length)] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(path, bad);
            try
            {
                // A value of the journal is never read back as another one.
                Assert.Equal(truth, await ContentAsync(folder));
            }
            catch (StoreUnusableException)
            {
                refused++;
            }
            catch (InvalidDataException error)
            {
                Assert.Contains("row", error.Message, StringComparison.Ordinal);
                found++;
            }
        }

        Assert.True(refused > 0 && found > 0, $"refused {refused}, found {found}");
    }

    [Fact]
    public async Task Open_AValueOfARowChanged_NamesTheRow()
    {
        using var folder = await FilledAsync();
        var path = Path.Combine(folder.Path, SqliteDatabase.FileName);
        var bytes = await File.ReadAllBytesAsync(path);
        var at = bytes.AsSpan().IndexOf("\"seq\":7,"u8);
        Assert.True(at > 0);
        bytes[at + 6] = (byte)'9';
        await File.WriteAllBytesAsync(path, bytes);
        using var database = Open(folder);
        var damaged = Assert.Single(RowCheck.Find(database, 10));
        Assert.Matches("journal|alarm", damaged);
        Assert.Contains("7", damaged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_FileGoneOrEmptyBesideALogThatKnowsSites_IsRefused()
    {
        using var folder = await FilledAsync();
        var path = Path.Combine(folder.Path, SqliteDatabase.FileName);
        var state = new LogState();
        state.Sites.Add(Samples.Site, 5);
        Directory.CreateDirectory(Path.Combine(folder.Path, "log"));
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "log", LogState.FileName), state.ToBytes());
        await File.WriteAllBytesAsync(path, []);
        Assert.Contains(path, Assert.Throws<StoreUnusableException>(() => Open(folder)).Message, StringComparison.Ordinal);
        Assert.Equal(0, new FileInfo(path).Length);
        File.Delete(path);
        Assert.Throws<StoreUnusableException>(() => Open(folder));
        Assert.False(File.Exists(path));
    }

    private static MonitorDatabase Open(TemporaryFolder folder) => new DatabaseOpening(
        new StoreOptions { DataFolder = folder.Path }, TimeProvider.System, TimeProvider.System, NullLogger.Instance).Open(CancellationToken.None);

    private static async Task<TemporaryFolder> FilledAsync()
    {
        var folder = new TemporaryFolder();
        using var database = Open(folder);
        await using var journal = new RelationalAlarmJournal(database, TimeProvider.System, NullLogger.Instance);
        for (var seq = 1; seq <= 40; seq++)
        {
            var write = Alarms.Write(seq - 1, Alarms.Transition(seq, $"A{seq}")) with { Checkpoints = [new Checkpoint($"P{seq}", seq, new byte[200])] };
            Assert.Equal(JournalOutcome.Written, await journal.WriteAsync(write, default));
        }

        return folder;
    }

    private static async Task<string> ContentAsync(TemporaryFolder folder)
    {
        using var database = Open(folder);
        await using var journal = new RelationalAlarmJournal(database, TimeProvider.System, NullLogger.Instance);
        var text = new StringBuilder();
        try
        {
            var site = await journal.LoadAsync(Samples.Site, default);
            text.Append(site.Seq).AppendJoin(',', site.Alarms.Select(alarm => alarm.ToString()));
            text.AppendJoin(',', site.Checkpoints.Select(one => $"{one.Key} {one.Position} {Convert.ToHexString(one.State)}"));
            text.AppendJoin(',', (await new RelationalAlarmArchive(database).ReadJournalAsync(Samples.Site, 0, 100, default)).Select(one => one.ToString()));
        }
        catch (SqliteException error)
        {
            throw new InvalidDataException("row unreadable: " + error.Message, error);
        }

        return text.ToString();
    }

    private static void Damage(string path, string damage)
    {
        var bytes = File.ReadAllBytes(path);
        switch (damage)
        {
            case "header":
                bytes[3] ^= 0x40;
                break;
            case "page type":
                bytes[5 * Page] ^= 0x08;
                break;
            case "cell pointers":
                RandomNumberGenerator.Fill(bytes.AsSpan((5 * Page) + 8, 64));
                break;
            case "cut in half":
                bytes = bytes[..(bytes.Length / 2 / Page * Page)];
                break;
            case "cut inside a page":
                bytes = bytes[..(bytes.Length - 1000)];
                break;
            case "garbage":
                RandomNumberGenerator.Fill(bytes);
                break;
            default:
                bytes = Encoding.UTF8.GetBytes("this is not a database, it is a text file that somebody copied here\n");
                break;
        }

        File.WriteAllBytes(path, bytes);
    }

    private static string Hash(string path) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)));
}
