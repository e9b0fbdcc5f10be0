namespace Monitoring.Alarms;

/// <summary>
/// Gives equal immutable parts of compiled rules as one object: the conditions of a site's points mostly differ in their point only, and what
/// every sample reads should fit into the processor's cache.
/// </summary>
internal sealed class SharedParts
{
    private readonly Dictionary<object, object> _parts = [];

    /// <summary>The part that is equal to this one and came first.</summary>
    /// <typeparam name="T">An immutable type with equality by value.</typeparam>
    public T Of<T>(T part)
        where T : class, IEquatable<T>
    {
        if (_parts.TryGetValue(part, out var same))
        {
            return (T)same;
        }

        _parts.Add(part, part);
        return part;
    }
}
