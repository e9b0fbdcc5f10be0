namespace Orleans.Copying;

/// <summary>Copies of collections; a comparer is kept.</summary>
internal static class CollectionPlans
{
    public static T[] Array<T>(T[] source, CopyContext context)
    {
        var copy = (T[])source.Clone();
        context.Add(source, copy);
        if (!Shallow.Is(typeof(T)))
        {
            for (var i = 0; i < copy.Length; i++)
            {
                copy[i] = Copier.CopyPart(source[i], context);
            }
        }

        return copy;
    }

    public static List<T> List<T>(List<T> source, CopyContext context)
    {
        if (Shallow.Is(typeof(T)))
        {
            var flat = new List<T>(source);
            context.Add(source, flat);
            return flat;
        }

        var copy = new List<T>(source.Count);
        context.Add(source, copy);
        foreach (var item in source)
        {
            copy.Add(Copier.CopyPart(item, context));
        }

        return copy;
    }

    public static HashSet<T> Set<T>(HashSet<T> source, CopyContext context)
    {
        var copy = new HashSet<T>(source.Count, source.Comparer);
        context.Add(source, copy);
        foreach (var item in source)
        {
            copy.Add(Copier.CopyPart(item, context));
        }

        return copy;
    }

    public static Dictionary<TKey, TValue> Map<TKey, TValue>(Dictionary<TKey, TValue> source, CopyContext context)
        where TKey : notnull
    {
        var copy = new Dictionary<TKey, TValue>(source.Count, source.Comparer);
        context.Add(source, copy);
        foreach (var (key, value) in source)
        {
            copy.Add(Copier.CopyPart(key, context), Copier.CopyPart(value, context));
        }

        return copy;
    }

    public static Queue<T> Queue<T>(Queue<T> source, CopyContext context)
    {
        var copy = new Queue<T>(source.Count);
        context.Add(source, copy);
        foreach (var item in source)
        {
            copy.Enqueue(Copier.CopyPart(item, context));
        }

        return copy;
    }

    public static KeyValuePair<TKey, TValue> Pair<TKey, TValue>(KeyValuePair<TKey, TValue> source, CopyContext context) =>
        new(Copier.CopyPart(source.Key, context), Copier.CopyPart(source.Value, context));

    public static T? Optional<T>(T? source, CopyContext context)
        where T : struct => source is { } value ? Copier.CopyPart(value, context) : null;

    public static (T1 First, T2 Second) Tuple2<T1, T2>((T1 First, T2 Second) source, CopyContext context) =>
        (Copier.CopyPart(source.First, context), Copier.CopyPart(source.Second, context));

    public static (T1 First, T2 Second, T3 Third) Tuple3<T1, T2, T3>((T1 First, T2 Second, T3 Third) source, CopyContext context) =>
        (Copier.CopyPart(source.First, context), Copier.CopyPart(source.Second, context), Copier.CopyPart(source.Third, context));
}
