namespace Monitoring.Silo;

/// <summary>How the state of a grain is a text in the store.</summary>
internal interface IStateText
{
    /// <summary>The state as text.</summary>
    string Write<T>(T state);

    /// <summary>The state again.</summary>
    /// <param name="text">What <see cref="Write{T}"/> gave.</param>
    /// <param name="grain">Whose it is, for the message.</param>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    T Read<T>(string text, string grain);
}
