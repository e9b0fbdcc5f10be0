using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Monitoring.Gateway.Ingest.SignIn;

/// <summary>
/// Remembers secrets that were verified, as a salted SHA-256, so that 2,000 gateways can come back at once: the stored hash takes
/// tens of milliseconds each. Bound to the stored hash: a rotated secret forgets the old one. Only in memory.
/// </summary>
internal sealed class VerifiedSecrets
{
    /// <summary>Gateways kept; when full, it starts afresh.</summary>
    public const int Capacity = 20_000;

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly byte[] _salt = RandomNumberGenerator.GetBytes(32);

    public bool Matches(string gatewayId, string secretHash, ReadOnlySpan<byte> secret)
    {
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(_salt, secret, hash);
        return _entries.TryGetValue(gatewayId, out var entry)
            && string.Equals(entry.SecretHash, secretHash, StringComparison.Ordinal)
            && CryptographicOperations.FixedTimeEquals(entry.Fast, hash);
    }

    public void Remember(string gatewayId, string secretHash, ReadOnlySpan<byte> secret)
    {
        if (_entries.Count >= Capacity)
        {
            _entries.Clear();
        }

        _entries[gatewayId] = new Entry(secretHash, HMACSHA256.HashData(_salt, secret));
    }

    private sealed record Entry(string SecretHash, byte[] Fast);
}
