using System.Buffers.Binary;

namespace Monitoring.Gateway.Ingest.Payloads;

/// <summary>
/// A fast 64-bit hash that tells a repeated payload: eight bytes per multiplication. Not for an adversary: a gateway that forges a
/// collision only hides its own data.
/// </summary>
internal static class PayloadHash
{
    private const ulong Factor = 0x9E3779B97F4A7C15;

    public static ulong Compute(ReadOnlySpan<byte> bytes, ulong seed = 0)
    {
        var hash = seed ^ ((ulong)bytes.Length * Factor);
        while (bytes.Length >= 8)
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[8..];
        }

        var tail = 0UL;
        for (var i = 0; i < bytes.Length; i++)
        {
            tail |= (ulong)bytes[i] << (8 * i);
        }

        return Mix(hash ^ tail ^ Factor);
    }

    private static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value, Factor, out var low);
        return high ^ low;
    }
}
