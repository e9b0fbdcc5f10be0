using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Monitoring.Grains;

namespace Monitoring.Silo;

/// <summary>
/// JSON by a source-generated context: names of ours, so that renaming or moving a class leaves stored state readable (dotnet/orleans#8396: the
/// default serializer writes CLR names).
/// </summary>
internal sealed class JsonState(JsonSerializerContext context) : IStateText
{
    /// <inheritdoc/>
    public string Write<T>(T state) => JsonSerializer.Serialize(state, TypeInfo<T>());

    /// <inheritdoc/>
    public T Read<T>(string text, string grain) => StoredJson.Parse(text, TypeInfo<T>(), "grain_state", grain);

    private JsonTypeInfo<T> TypeInfo<T>() =>
        (JsonTypeInfo<T>?)context.GetTypeInfo(typeof(T))
        ?? throw new InvalidOperationException($"{typeof(T)} is not listed in {nameof(GrainsJson)}: its state cannot be stored.");
}
