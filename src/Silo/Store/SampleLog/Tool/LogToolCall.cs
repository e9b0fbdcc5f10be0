using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Monitoring.Contracts;
using Monitoring.Grains;

namespace Monitoring.Silo;

/// <summary>What a call of the log's tool asks for.</summary>
internal sealed record LogToolCall
{
    /// <summary>Dump, and not verify.</summary>
    public bool Dump { get; private set; }

    /// <summary>JSON lines, and not CSV.</summary>
    public bool Json { get; private set; }

    /// <summary>Folder of the log.</summary>
    public string Directory { get; private set; } = "";

    /// <summary>Which samples.</summary>
    public LogDumpFilter Filter { get; } = new();

    private string? Database { get; set; }

    /// <summary>Reads the arguments; all faults at once.</summary>
    public static (LogToolCall Call, List<string> Faults) Parse(ReadOnlySpan<string> args)
    {
        var call = new LogToolCall();
        List<string> faults = [];
        if (args.Length < 2 || args[0] is not ("verify" or "dump"))
        {
            return (call, ["verify DIR 或 dump DIR / verify DIR or dump DIR is needed"]);
        }

        call.Dump = args[0] == "dump";
        call.Find(args[1], faults);
        for (var i = 2; i < args.Length; i += 2)
        {
            if (!call.Dump || args[i] is not ("--site" or "--from" or "--to" or "--points" or "--format"))
            {
                faults.Add($"{args[i]}: 没有这个选项 / no such option");
            }
            else if (i + 1 == args.Length)
            {
                faults.Add($"{args[i]}: 缺少参数 / its value is missing");
            }
            else
            {
                call.Take(args[i], args[i + 1], faults);
            }
        }

        return (call, faults);
    }

    /// <summary>Names of a site's points by index, out of the database beside the log; empty if there is none.</summary>
    public string[] PointNames(string siteId)
    {
        if (Database is null)
        {
            return [];
        }

        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT body FROM grain_state WHERE grain = $grain AND state = $state";
            command.Parameters.AddWithValue("$grain", GrainId.Create("site", siteId).ToString());
            command.Parameters.AddWithValue("$state", SiteConfigState.Name);
            return command.ExecuteScalar() is string body && JsonSerializer.Deserialize(body, GrainsJson.Default.SiteConfigState) is { } state
                ? [.. state.PointIds]
                : [];
        }
        catch (SqliteException)
        {
            // Another database holds the names, or none: the samples are worth having without them.
            return [];
        }
    }

    private void Find(string path, List<string> faults)
    {
        var inside = Path.Combine(path, "log");
        Directory = System.IO.Directory.Exists(inside) ? inside : path;
        if (!System.IO.Directory.Exists(Directory))
        {
            faults.Add($"{path}: 没有这个目录 / no such folder");
            return;
        }

        if (!System.IO.Directory.EnumerateFiles(Directory, "*" + Segment.Extension).Any() && !File.Exists(Path.Combine(Directory, LogState.FileName)))
        {
            faults.Add($"{path}: 没有样本日志 / no sample log");
        }

        var database = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(Directory)) ?? "", SqliteDatabase.FileName);
        Database = File.Exists(database) ? database : null;
    }

    private void Take(string name, string value, List<string> faults)
    {
        switch (name)
        {
            case "--site" when Identifiers.IsSiteId(value):
                Filter.Site = value;
                break;
            case "--from" when TryTime(value, out var from):
                Filter.From = from;
                break;
            case "--to" when TryTime(value, out var to):
                Filter.To = to;
                break;
            case "--points" when value.Length > 0:
                Filter.Points.UnionWith(value.Split(',', StringSplitOptions.TrimEntries));
                break;
            case "--format" when value is "csv" or "json":
                Json = value == "json";
                break;
            default:
                faults.Add($"{name} {value}: 无效 / not valid");
                break;
        }
    }

    private static bool TryTime(string text, out long milliseconds)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out milliseconds))
        {
            return true;
        }

        var good = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time);
        milliseconds = time.ToUnixTimeMilliseconds();
        return good;
    }
}
