using System.Net;
using System.Net.Sockets;

namespace Monitoring.Gateway.Access;

/// <summary>
/// Limits failed sign-ins in a window of one minute: <see cref="PerAccount"/> for an account from one address and
/// <see cref="PerAddress"/> from one address. An attempt is counted before the password is checked, so that many at once
/// do not slip through, and given back if it succeeds.
/// </summary>
internal sealed class SignInLimiter(TimeProvider clock)
{
    public const int PerAccount = 10;
    public const int PerAddress = 50;

    /// <summary>Keys kept; when all are in use, sign-in from new ones waits for the window to end.</summary>
    public const int MaxKeys = 20_000;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Count> _counts = new(StringComparer.Ordinal);

    /// <summary>Counts an attempt; false if there were too many.</summary>
    public bool TryEnter(string account, IPAddress? address)
    {
        var (byAccount, byAddress) = Keys(account, address);
        lock (_gate)
        {
            if (_counts.Count > MaxKeys - 2)
            {
                Forget();
            }

            return TryCount(byAddress, PerAddress) && TryCount(byAccount, PerAccount);
        }
    }

    /// <summary>Gives an attempt back that succeeded.</summary>
    public void Succeeded(string account, IPAddress? address)
    {
        var (byAccount, byAddress) = Keys(account, address);
        lock (_gate)
        {
            _counts.Remove(byAccount);
            if (_counts.TryGetValue(byAddress, out var count))
            {
                count.Attempts--;
            }
        }
    }

    private bool TryCount(string key, int most)
    {
        var now = clock.GetUtcNow();
        if (!_counts.TryGetValue(key, out var count) || now - count.Since >= Window)
        {
            if (count is null && _counts.Count >= MaxKeys)
            {
                return false;
            }

            _counts[key] = count = new Count(now);
        }

        return ++count.Attempts <= most;
    }

    private void Forget()
    {
        var now = clock.GetUtcNow();
        foreach (var (key, count) in _counts)
        {
            if (now - count.Since >= Window)
            {
                _counts.Remove(key);
            }
        }
    }

    // One subscriber of IPv6 has a /64 at least: it counts as one address.
    private static (string ByAccount, string ByAddress) Keys(string account, IPAddress? address)
    {
        var from = address switch
        {
            null => "",
            { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
            { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
            _ => address.ToString(),
        };
        return ($"{from}|{account}", from);
    }

    private sealed class Count(DateTimeOffset since)
    {
        public DateTimeOffset Since { get; } = since;

        public int Attempts { get; set; }
    }
}
