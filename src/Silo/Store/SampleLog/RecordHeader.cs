using System.Buffers.Binary;

namespace Monitoring.Silo;

/// <summary>
/// First 24 bytes of each record of the sample log, little-endian (docs/formats/sample-log.md):
/// u32 CRC-32C of all that follows in the record, u32 length of the record, u32 salt of the segment, u8 kind, u8 flags, u16 zero,
/// i64 position.
/// </summary>
internal readonly record struct RecordHeader(uint Crc, int RecordLength, uint Salt, byte Kind, byte Flags, long Position)
{
    /// <summary>Bytes of the header.</summary>
    public const int Length = 24;

    /// <summary>Records begin at multiples of this, so that the search after damage has fewer places to look at.</summary>
    public const int Alignment = 8;

    /// <summary>Kind of a record that holds a batch; the only one of format version 1.</summary>
    public const byte BatchKind = 1;

    /// <summary>Writes what is known when a batch is appended; salt and checksum follow in <see cref="Seal"/>.</summary>
    public static void Write(Span<byte> record, byte kind, byte flags, long position)
    {
        record[..Length].Clear();
        BinaryPrimitives.WriteInt32LittleEndian(record[4..], record.Length);
        record[12] = kind;
        record[13] = flags;
        BinaryPrimitives.WriteInt64LittleEndian(record[16..], position);
    }

    /// <summary>Writes the salt of the segment that the record goes to, and the checksum.</summary>
    public static void Seal(Span<byte> record, uint salt)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(record[8..], salt);
        BinaryPrimitives.WriteUInt32LittleEndian(record, Checksum.Of(record[4..]));
    }

    /// <summary>Reads a header; false if these bytes cannot be one. The checksum is not looked at.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out RecordHeader header)
    {
        header = default;
        if (bytes.Length < Length)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        if (length < Length || length % Alignment != 0 || bytes[12] != BatchKind || bytes[14] != 0 || bytes[15] != 0)
        {
            return false;
        }

        header = new RecordHeader(
            BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            length,
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]),
            bytes[12],
            bytes[13],
            BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]));
        return header.Position > 0;
    }

    /// <summary>Whether the checksum fits the whole record.</summary>
    public bool Matches(ReadOnlySpan<byte> record) => Checksum.Of(record[4..]) == Crc;
}
