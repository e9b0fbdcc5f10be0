using System.Numerics;

namespace Monitoring.Silo;

/// <summary>
/// Which of several silos a site belongs on: the one whose name and the site's together hash highest (rendezvous hashing). All processes agree without
/// asking; when a silo goes only its own sites move, and when it is back the same ones return to it and to its sample log.
/// </summary>
internal static class SiteHome
{
    /// <summary>Place of the silo in the list, whatever its order; −1 if it is empty.</summary>
    public static int Of(ReadOnlySpan<char> site, IReadOnlyList<string> silos)
    {
        var (best, most) = (-1, 0UL);
        for (var i = 0; i < silos.Count; i++)
        {
            var weight = Hash(silos[i], site);
            if (best < 0 || weight > most || (weight == most && string.CompareOrdinal(silos[i], silos[best]) < 0))
            {
                (best, most) = (i, weight);
            }
        }

        return best;
    }

    // FNV-1a over both, and a last stirring (that of MurmurHash3): names that differ in one digit must not stand in the same order for every site.
    private static ulong Hash(ReadOnlySpan<char> silo, ReadOnlySpan<char> site)
    {
        var hash = Add(Add(14695981039346656037UL, silo) ^ 0xFF, site);
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDUL;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53UL;
        return BitOperations.RotateLeft(hash ^ (hash >> 33), 7);
    }

    private static ulong Add(ulong hash, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 1099511628211UL);
        }

        return hash;
    }
}
