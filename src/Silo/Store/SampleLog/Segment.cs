using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Monitoring.Silo;

/// <summary>One file of the log. What changes in it is changed under the lock of the log.</summary>
internal sealed class Segment(string path, SafeFileHandle handle, SegmentHeader header, long length)
{
    /// <summary>Ending of segment files; the name before it is the base position, 20 digits.</summary>
    public const string Extension = ".seg";

    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>Open for reading and writing.</summary>
    public SafeFileHandle Handle { get; } = handle;

    /// <summary>Salt and base position.</summary>
    public SegmentHeader Header { get; } = header;

    /// <summary>Size of the file, bytes.</summary>
    public long Length { get; set; } = length;

    /// <summary>Where the next record goes; everything before it is durable.</summary>
    public long End { get; set; } = SegmentHeader.Length;

    /// <summary>Last position in it; the one before the base if it is empty.</summary>
    public long Last { get; set; } = header.Base - 1;

    /// <summary>Records of it that a site may still need.</summary>
    public int Pins { get; set; }

    /// <summary>Readers that are in it now.</summary>
    public int Readers { get; set; }

    /// <summary>When it was written last.</summary>
    public DateTimeOffset WrittenAt { get; set; }

    /// <summary>Name of the segment with this base.</summary>
    public static string FileName(long basePosition) => basePosition.ToString("D20", CultureInfo.InvariantCulture) + Extension;
}
