using System.Text;

namespace Orleans.Runtime;

/// <summary>Which stream: a namespace and a key.</summary>
[Immutable]
public readonly struct StreamId : IEquatable<StreamId>
{
    private readonly string? _ns;
    private readonly string _key;

    private StreamId(string? ns, string key)
    {
        _ns = ns;
        _key = key;
    }

    /// <summary>The namespace as UTF-8.</summary>
    public ReadOnlyMemory<byte> Namespace => Encoding.UTF8.GetBytes(_ns ?? "");

    /// <summary>The key as UTF-8.</summary>
    public ReadOnlyMemory<byte> Key => Encoding.UTF8.GetBytes(_key);

    /// <summary>From strings.</summary>
    /// <param name="ns">The namespace, or null.</param>
    /// <param name="key">The key.</param>
    /// <returns>The id.</returns>
    public static StreamId Create(string? ns, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new(string.IsNullOrEmpty(ns) ? null : ns, key);
    }

    /// <summary>The key as a string.</summary>
    /// <returns>The key.</returns>
    public string GetKeyAsString() => _key;

    /// <summary>The namespace as a string.</summary>
    /// <returns>The namespace, or null.</returns>
    public string? GetNamespace() => _ns;

    /// <inheritdoc/>
    public bool Equals(StreamId other) => _key == other._key && _ns == other._ns;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is StreamId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_ns, _key);

    /// <inheritdoc/>
    public override string ToString() => $"{_ns ?? "null"}/{_key}";

    /// <summary>Same stream.</summary>
    public static bool operator ==(StreamId s1, StreamId s2) => s1.Equals(s2);

    /// <summary>Another stream.</summary>
    public static bool operator !=(StreamId s1, StreamId s2) => !s1.Equals(s2);
}
