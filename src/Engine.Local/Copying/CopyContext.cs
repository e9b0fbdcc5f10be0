namespace Orleans.Copying;

/// <summary>What was already copied in one message, so that shared and circular references stay what they are. One per thread, reused.</summary>
internal sealed class CopyContext
{
    // A message with more objects than this does not leave its dictionary behind.
    private const int KeepUpTo = 1024;

    [ThreadStatic]
    private static CopyContext? _current;

    private Dictionary<object, object> _copies = new(ReferenceEqualityComparer.Instance);

    public static CopyContext Current => _current ??= new();

    public object? Find(object original) => _copies.GetValueOrDefault(original);

    public void Add(object original, object copy) => _copies.Add(original, copy);

    public void Reset()
    {
        if (_copies.Count > KeepUpTo)
        {
            _copies = new(ReferenceEqualityComparer.Instance);
        }
        else
        {
            _copies.Clear();
        }
    }
}
