using Orleans.Runtime;

namespace Orleans;

/// <summary>The identity of a grain or of a reference to one.</summary>
public static class GrainExtensions
{
    /// <summary>Which grain.</summary>
    /// <param name="grain">A grain or a reference.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        Proxies.GrainProxy proxy => proxy.GrainId,
        IGrainBase { GrainContext: { } context } => context.GrainId,
        _ => throw new ArgumentException("Neither a grain nor a reference to a grain.", nameof(grain)),
    };

    /// <summary>The key of a string-keyed grain.</summary>
    /// <param name="grain">A grain or a reference.</param>
    /// <returns>The key.</returns>
    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();
}
