using System.Text.Json.Serialization;

namespace Monitoring.Silo;

/// <summary>What a backup holds: <c>manifest.json</c> in its folder. Format: docs/formats/backup.md.</summary>
internal sealed record BackupManifest
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The format that this program writes and reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Version of the format.</summary>
    public required int Format { get; init; }

    /// <summary>Version of the program.</summary>
    public required string Program { get; init; }

    /// <summary>When the snapshot of the database was taken.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>The database that it was taken from; for people.</summary>
    public required string Database { get; init; }

    /// <summary>Number of the newest migration.</summary>
    public required int Schema { get; init; }

    /// <summary>Tables, each after those that it refers to.</summary>
    public required BackupTable[] Tables { get; init; }

    /// <summary>Last sequence number of each site's journal.</summary>
    public required SortedDictionary<string, long> Sites { get; init; }

    /// <summary>All files besides the manifest, by path with <c>/</c>.</summary>
    public required BackupFile[] Files { get; init; }
}

/// <summary>A table of a backup.</summary>
/// <param name="Name">Name.</param>
/// <param name="File">The file that holds its rows.</param>
/// <param name="Columns">Columns in the order of the values.</param>
/// <param name="Rows">Number of rows.</param>
internal sealed record BackupTable(string Name, string File, string[] Columns, long Rows);

/// <summary>A file of a backup.</summary>
/// <param name="Path">Path below the backup, with <c>/</c>.</param>
/// <param name="Bytes">Size.</param>
/// <param name="Sha256">Checksum, hexadecimal.</param>
internal sealed record BackupFile(string Path, long Bytes, string Sha256);

/// <summary>JSON of the manifest.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(BackupManifest))]
internal sealed partial class BackupJson : JsonSerializerContext;
