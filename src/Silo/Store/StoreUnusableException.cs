namespace Monitoring.Silo;

/// <summary>A store cannot be opened, and going on without it or writing over it would lose data. The service does not start.</summary>
public sealed class StoreUnusableException : Exception
{
    /// <summary>With nothing known.</summary>
    public StoreUnusableException()
        : this("存储无法打开", "a store cannot be opened")
    {
    }

    /// <summary>With one text for both languages.</summary>
    public StoreUnusableException(string message)
        : base(message)
    {
    }

    /// <summary>With one text for both languages, and the cause.</summary>
    public StoreUnusableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>What is wrong and where, and what to do, in both languages.</summary>
    public StoreUnusableException(string text, string textEn, Exception? cause = null)
        : base($"{text} / {textEn}", cause)
    {
    }
}
