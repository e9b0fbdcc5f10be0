using Orleans.Serialization;

namespace Monitoring.Silo;

/// <summary>Orleans' own serializer, for state of Orleans' own grains: their types are not ours to describe.</summary>
internal sealed class SerializedState(Serializer serializer) : IStateText
{
    /// <inheritdoc/>
    public string Write<T>(T state) => Convert.ToBase64String(serializer.SerializeToArray(state));

    /// <inheritdoc/>
    public T Read<T>(string text, string grain) => serializer.Deserialize<T>(Convert.FromBase64String(text)) ?? throw new InvalidDataException($"The state of {grain} is empty.");
}
