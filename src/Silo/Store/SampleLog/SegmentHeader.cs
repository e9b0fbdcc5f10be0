using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Monitoring.Silo;

/// <summary>
/// First 64 bytes of a segment, little-endian: 8 bytes magic, u16 version, u16 length of this header, u32 salt, i64 base position,
/// zeros, u32 CRC-32C of the 60 bytes before.
/// </summary>
/// <param name="Salt">In each record of the segment; so records that an earlier use of the same file left behind are not taken for new ones.</param>
/// <param name="Base">All positions in the segment are at or above it.</param>
internal readonly record struct SegmentHeader(uint Salt, long Base)
{
    /// <summary>Bytes of the header.</summary>
    public const int Length = 64;

    /// <summary>Version of the format that is written, and the only one that is read.</summary>
    public const ushort Version = 1;

    private static ReadOnlySpan<byte> Magic => "HMSLOG\r\n"u8;

    /// <summary>A header with a salt of its own, never zero.</summary>
    public static SegmentHeader Create(long basePosition) => new((uint)RandomNumberGenerator.GetInt32(1, int.MaxValue), basePosition);

    /// <summary>Writes the header.</summary>
    public void Write(Span<byte> bytes)
    {
        bytes[..Length].Clear();
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[8..], Version);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[10..], Length);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[12..], Salt);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], Base);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[60..], Checksum.Of(bytes[..60]));
    }

    /// <summary>Reads a header; false if it is damaged.</summary>
    /// <exception cref="InvalidDataException">It is whole, but of another version of the format.</exception>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out SegmentHeader header)
    {
        header = default;
        if (bytes.Length < Length || !bytes.StartsWith(Magic)
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[60..]) != Checksum.Of(bytes[..60]))
        {
            return false;
        }

        var version = BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]);
        if (version != Version)
        {
            throw new InvalidDataException($"Sample log segment has format version {version}; this program reads version {Version}.");
        }

        header = new SegmentHeader(BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]), BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]));
        return true;
    }
}
