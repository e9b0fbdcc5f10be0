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
            throw new InvalidDataException(
                $"数据库表{table}中“{key}”一行已损坏，无法读取 / row \"{key}\" of table {table} is damaged and cannot be read: {error.Message}", error);
        }
    }
}
