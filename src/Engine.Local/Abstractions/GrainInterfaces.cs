namespace Orleans.Runtime
{
    /// <summary>Something that can be called by reference.</summary>
    public interface IAddressable;
}

namespace Orleans
{
    /// <summary>A grain interface.</summary>
    public interface IGrain : Runtime.IAddressable;

    /// <summary>A grain interface whose key is a string.</summary>
    public interface IGrainWithStringKey : IGrain;
}
