using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace Monitoring.Silo;

/// <summary>
/// A row as a line of JSON that says the same for both databases: an array of null, strings, whole numbers, <c>{"r":"1.5"}</c> for
/// others and <c>{"b":"…"}</c> for byte strings in base64.
/// </summary>
internal static class BackupRow
{
    /// <summary>Writes the current row of a reader.</summary>
    public static void Write(DbDataReader row, Utf8JsonWriter to)
    {
        to.WriteStartArray();
        for (var i = 0; i < row.FieldCount; i++)
        {
            switch (row.GetValue(i))
            {
                case DBNull:
                    to.WriteNullValue();
                    break;
                case string text:
                    to.WriteStringValue(text);
                    break;
                case byte[] bytes:
                    to.WriteStartObject();
                    to.WriteBase64String("b", bytes);
                    to.WriteEndObject();
                    break;
                case double number:
                    to.WriteStartObject();
                    to.WriteString("r", number.ToString("R", CultureInfo.InvariantCulture));
                    to.WriteEndObject();
                    break;
                case var number and (long or int or short):
                    to.WriteNumberValue(Convert.ToInt64(number, CultureInfo.InvariantCulture));
                    break;
                case var other:
                    throw new NotSupportedException($"column {row.GetName(i)}: a backup has no form for {other.GetType()}");
            }
        }

        to.WriteEndArray();
    }

    /// <summary>Reads a line.</summary>
    /// <exception cref="JsonException">It is no row.</exception>
    public static object?[] Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        return [.. document.RootElement.EnumerateArray().Select(Value)];
    }

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetInt64(),
        JsonValueKind.Object when value.TryGetProperty("b", out var bytes) => bytes.GetBytesFromBase64(),
        JsonValueKind.Object when value.TryGetProperty("r", out var number) => double.Parse(number.GetString()!, CultureInfo.InvariantCulture),
        _ => throw new JsonException($"a value of kind {value.ValueKind}"),
    };
}
