using System.Text.Json;
using System.Text.Json.Serialization;

namespace Monitoring.Contracts;

/// <summary>
/// A level by its name; no level is the empty string. The framework's own converter of enumerations refuses an empty name
/// (InvalidOperationException when the type is first used), so this one is written out.
/// </summary>
public sealed class AlarmLevelConverter : JsonConverter<AlarmLevel>
{
    /// <inheritdoc/>
    public override AlarmLevel Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType != JsonTokenType.String ? throw new JsonException()
        : reader.ValueTextEquals("H"u8) ? AlarmLevel.H
        : reader.ValueTextEquals("HH"u8) ? AlarmLevel.HH
        : reader.ValueTextEquals("L"u8) ? AlarmLevel.L
        : reader.ValueTextEquals("LL"u8) ? AlarmLevel.LL
        : reader.ValueTextEquals(""u8) ? AlarmLevel.None
        : throw new JsonException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, AlarmLevel value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value switch
        {
            AlarmLevel.H => "H"u8,
            AlarmLevel.HH => "HH"u8,
            AlarmLevel.L => "L"u8,
            AlarmLevel.LL => "LL"u8,
            _ => ""u8,
        });
    }
}
