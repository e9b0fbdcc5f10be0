using System.Text.Json;

namespace Monitoring.Silo;

/// <summary>Reads the answer of <c>/query</c>: per statement at most one series, since no statement groups by a tag.</summary>
internal static class InfluxJson
{
    /// <summary>The tables in the order of the statements.</summary>
    /// <exception cref="JsonException">Not such an answer.</exception>
    public static List<InfluxTable> Read(ReadOnlySpan<byte> json)
    {
        List<InfluxTable> tables = [];
        var reader = new Utf8JsonReader(json);
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isResults = reader.ValueTextEquals("results"u8);
            reader.Read();
            if (!isResults)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                tables.Add(ReadStatement(ref reader));
            }
        }

        return tables;
    }

    private static InfluxTable ReadStatement(ref Utf8JsonReader reader)
    {
        var table = new InfluxTable();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("series"u8))
            {
                Expect(ref reader, JsonTokenType.StartArray);
                while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                {
                    ReadSeries(ref reader, table);
                }
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                reader.Read();
                table.Fault = reader.GetString();
            }
            else
            {
                SkipOrCut(ref reader, table);
            }
        }

        return table;
    }

    private static void ReadSeries(ref Utf8JsonReader reader, InfluxTable table)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("values"u8))
            {
                Expect(ref reader, JsonTokenType.StartArray);
                while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
                {
                    ReadRow(ref reader, table);
                }
            }
            else if (reader.ValueTextEquals("columns"u8))
            {
                Expect(ref reader, JsonTokenType.StartArray);
                Expect(ref reader, JsonTokenType.String);
                if (!reader.ValueTextEquals("time"u8))
                {
                    // What is no InfluxQL server answers everything with a list of databases (VictoriaMetrics).
                    throw new JsonException($"A table of {reader.GetString()}.");
                }

                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    continue;
                }
            }
            else
            {
                SkipOrCut(ref reader, table);
            }
        }
    }

    private static void SkipOrCut(ref Utf8JsonReader reader, InfluxTable table)
    {
        var isPartial = reader.ValueTextEquals("partial"u8);
        reader.Read();
        table.IsCut |= isPartial && reader.TokenType == JsonTokenType.True;
        reader.Skip();
    }

    private static void ReadRow(ref Utf8JsonReader reader, InfluxTable table)
    {
        reader.Read();
        table.Row(reader.GetInt64());
        var width = 0;
        for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; width++)
        {
            table.Add(reader.TokenType == JsonTokenType.Number ? reader.GetDouble() : double.NaN);
        }

        table.Begin(width);
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (!reader.Read() || reader.TokenType != type)
        {
            throw new JsonException($"Expected {type}, found {reader.TokenType}.");
        }
    }
}
