using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Monitoring.Silo;

/// <summary>Reads the JSON bodies of rows.</summary>
internal static class StoredJson
{
    /// <summary>The value of a body.</summary>
    /// <exception cref="InvalidDataException">It is not what was written; the message names table and row.</exception>
    public static T Parse<T>(string body, JsonTypeInfo<T> type, string table, string key)
    {
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw new JsonException("null");
        }
        catch (JsonException error)
        {
            throw RowChecksum.Damaged(table, key, error.Message, error);
        }
    }
}
