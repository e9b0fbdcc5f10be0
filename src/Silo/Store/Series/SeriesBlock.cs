using System.Buffers.Binary;
using System.Text;

namespace Monitoring.Silo;

/// <summary>
/// Header of a block of one point's samples, 64 bytes, little-endian (docs/formats/series.md): u32 CRC-32C of the rest of the
/// header, magic "SBK1", u32 length and u32 CRC-32C of the payload, i32 point, i32 count, i64 first and i64 last time (Unix
/// milliseconds), u8 flags, u8 scale, u8 length of the site id, u8 zero, 16 bytes site id, u32 zero. Blocks begin at multiples of 8.
/// </summary>
internal readonly record struct SeriesBlock(string SiteId, int Point, int Count, long First, long Last, byte Flags, byte Scale, int PayloadLength, uint PayloadCrc)
{
    /// <summary>Bytes of the header.</summary>
    public const int HeaderLength = 64;

    /// <summary>Blocks begin at multiples of this.</summary>
    public const int Alignment = 8;

    /// <summary>Most bytes of a site id.</summary>
    public const int MostSiteLength = 16;

    private static ReadOnlySpan<byte> Magic => "SBK1"u8;

    /// <summary>Header, payload and filling.</summary>
    public int TotalLength => (HeaderLength + PayloadLength + Alignment - 1) & -Alignment;

    /// <summary>Writes the header.</summary>
    public void Write(Span<byte> bytes)
    {
        bytes[..HeaderLength].Clear();
        Magic.CopyTo(bytes[4..]);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], PayloadLength);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[12..], PayloadCrc);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[16..], Point);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[20..], Count);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[24..], First);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[32..], Last);
        bytes[40] = Flags;
        bytes[41] = Scale;
        bytes[42] = (byte)Encoding.UTF8.GetBytes(SiteId, bytes.Slice(44, MostSiteLength));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Checksum.Of(bytes[4..HeaderLength]));
    }

    /// <summary>Reads a header; false if these bytes are none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, NameCache names, out SeriesBlock block)
    {
        block = default;
        if (bytes.Length < HeaderLength || !bytes[4..].StartsWith(Magic)
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Checksum.Of(bytes[4..HeaderLength]))
        {
            return false;
        }

        block = new SeriesBlock(
            names.Get(bytes.Slice(44, Math.Min((int)bytes[42], MostSiteLength))),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[20..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[32..]),
            bytes[40],
            bytes[41],
            BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]));
        return block is { Count: > 0, PayloadLength: >= 0, Point: >= 0 };
    }
}
