namespace Orleans.Runtime
{
    /// <summary>A fault of the grain engine, not of a grain.</summary>
    public class OrleansException : Exception
    {
        /// <summary>Without a message.</summary>
        public OrleansException() : base("Unexpected error.") { }

        /// <summary>With a message.</summary>
        public OrleansException(string message) : base(message) { }

        /// <summary>With a message and a cause.</summary>
        public OrleansException(string message, Exception innerException) : base(message, innerException) { }
    }

    /// <summary>A grain's request queue is full, so the call was refused and did not run.</summary>
    public sealed class LimitExceededException : OrleansException
    {
        /// <summary>Without a message.</summary>
        public LimitExceededException() : base("Limit exceeded") { }

        /// <summary>With a message.</summary>
        public LimitExceededException(string message) : base(message) { }

        /// <summary>With a message and a cause.</summary>
        public LimitExceededException(string message, Exception innerException) : base(message, innerException) { }

        /// <summary>Names the limit.</summary>
        /// <param name="limitName">The option that sets it.</param>
        /// <param name="current">How many there are.</param>
        /// <param name="threshold">How many there may be.</param>
        /// <param name="extraInfo">Where.</param>
        public LimitExceededException(string limitName, int current, int threshold, object extraInfo)
            : base($"Limit exceeded {limitName} Current={current} Threshold={threshold} {extraInfo}") { }
    }
}

namespace Orleans.Storage
{
    using Orleans.Runtime;

    /// <summary>A grain names a storage provider that is not registered.</summary>
    public sealed class BadProviderConfigException : OrleansException
    {
        /// <summary>Without a message.</summary>
        public BadProviderConfigException() { }

        /// <summary>With a message.</summary>
        public BadProviderConfigException(string msg) : base(msg) { }

        /// <summary>With a message and a cause.</summary>
        public BadProviderConfigException(string msg, Exception exc) : base(msg, exc) { }
    }

    /// <summary>The stored record is not the one this activation read: somebody else wrote it. The activation is ended when this leaves a request.</summary>
    public class InconsistentStateException : OrleansException
    {
        /// <summary>Without a message.</summary>
        public InconsistentStateException() { }

        /// <summary>With a message.</summary>
        public InconsistentStateException(string message) : base(message) { }

        /// <summary>With a message and a cause.</summary>
        public InconsistentStateException(string message, Exception? innerException) : base(message, innerException!) { }

        /// <summary>With both versions.</summary>
        /// <param name="errorMsg">The message.</param>
        /// <param name="storedEtag">The version in the store.</param>
        /// <param name="currentEtag">The version this activation has.</param>
        public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag) : base(errorMsg)
        {
            StoredEtag = storedEtag;
            CurrentEtag = currentEtag;
        }

        /// <summary>The version in the store.</summary>
        public string? StoredEtag { get; }

        /// <summary>The version this activation has.</summary>
        public string? CurrentEtag { get; }
    }
}

namespace Orleans.Serialization
{
    /// <summary>A fault in copying or storing a value.</summary>
    public class SerializerException : Exception
    {
        /// <summary>Without a message.</summary>
        public SerializerException() { }

        /// <summary>With a message.</summary>
        public SerializerException(string message) : base(message) { }

        /// <summary>With a message and a cause.</summary>
        public SerializerException(string message, Exception innerException) : base(message, innerException) { }
    }

    /// <summary>A value of a type that is neither serialisable nor known to be immutable was to cross a grain boundary.</summary>
    /// <param name="message">Names the type.</param>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1032", Justification = "Orleans has this constructor only")]
    public sealed class CodecNotFoundException(string message) : SerializerException(message);
}
