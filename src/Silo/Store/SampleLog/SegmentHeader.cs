using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Monitoring.Silo;

/// <summary>
/// First 64 bytes of a segment, little-endian: 8 bytes magic, u16 version, u16 length of this header, u32 salt, i64 base position,
/// i64 position before, zeros, u32 CRC-32C of the 60 bytes before.
/// </summary>
/// <param name="Salt">In each record of the segment; so records that an earlier use of the same file left behind are not taken for new ones.</param>
/// <param name="Base">Position of its first record.</param>
/// <param name="Previous">The position that was on disk last before the segment was begun, 0 if there was none; so a segment that is gone is noticed. −1: not known.</param>
internal readonly record struct SegmentHeader(uint Salt, long Base, long Previous)
{
    /// <summary>Bytes of the header.</summary>
    public const int Length = 64;

    /// <summary>Version of the format that is written. Version 1, without the position before, is read too.</summary>
    public const ushort Version = 2;

    /// <summary><see cref="Previous"/> where it is not known.</summary>
    public const long Unknown = -1;

    private static ReadOnlySpan<byte> Magic => "HMSLOG\r\n"u8;

    /// <summary>A header with a salt of its own, never zero.</summary>
    public static SegmentHeader Create(long basePosition, long previous) =>
        new((uint)RandomNumberGenerator.GetInt32(1, int.MaxValue), basePosition, previous);

    /// <summary>Writes the header.</summary>
    public void Write(Span<byte> bytes)
    {
        bytes[..Length].Clear();
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[8..], Version);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[10..], Length);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[12..], Salt);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], Base);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[24..], Previous);
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
        if (version is not (1 or Version))
        {
            throw new InvalidDataException($"Sample log segment has format version {version}; this program reads versions 1 and {Version}.");
        }

        header = new SegmentHeader(
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            version == 1 ? Unknown : BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]));
        return true;
    }
}
