using System.Globalization;
using System.Text.Json;

namespace Monitoring.Silo;

/// <summary>Asks the server in InfluxQL over <c>/query</c>: 1.x, and 2.x and 3.x by their compatibility.</summary>
internal sealed class InfluxQuery(InfluxOptions options, TimeProvider time, TimeSpan timeout, InfluxReads reads) : IDisposable
{
    private readonly InfluxHttp _http = new(options, time, timeout);
    private readonly string _path = string.Create(
        CultureInfo.InvariantCulture,
        $"query?epoch=ms&db={Uri.EscapeDataString(options.Database ?? options.Bucket!)}{(options.RetentionPolicy is { } policy ? $"&rp={Uri.EscapeDataString(policy)}" : "")}");

    /// <summary>Options.</summary>
    public InfluxOptions Options => options;

    /// <summary>What the last answers were.</summary>
    public InfluxReads Reads => reads;

    /// <summary>The tables of some statements, in their order, sent as one request.</summary>
    /// <exception cref="HttpRequestException">The server did not answer as it should; the message says how.</exception>
    public async Task<InfluxTable[]> AskAsync(IReadOnlyList<string> statements, CancellationToken cancellationToken)
    {
        InfluxTable[] tables = [];
        WriteOutcome outcome;
        try
        {
            outcome = await _http.SendAsync(
                HttpMethod.Post, _path, new FormUrlEncodedContent([new("q", string.Join(';', statements))]),
                async (response, limit) =>
                {
                    if (!response.IsSuccessStatusCode)
                    {
                        return await _http.ReadOutcomeAsync(response, limit);
                    }

                    tables = [.. InfluxJson.Read(await response.Content.ReadAsByteArrayAsync(limit))];
                    return WriteOutcome.Stored;
                },
                cancellationToken);
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException)
        {
            throw Fault("the server does not answer in InfluxQL", InfluxReading.Foreign);
        }

        if (outcome.Result != WriteResult.Stored)
        {
            throw Fault(outcome.ToString(), InfluxReading.Failed);
        }

        if (tables.FirstOrDefault(static table => table.Fault is not null)?.Fault is { } fault)
        {
            // The silos make the database with the first sample that they write.
            throw Fault(fault, fault.StartsWith("database not found", StringComparison.Ordinal) ? InfluxReading.Nothing : InfluxReading.Failed);
        }

        if (tables.Length != statements.Count)
        {
            throw Fault($"the server answered {tables.Length} of {statements.Count} statements", InfluxReading.Foreign);
        }

        reads.Answered(InfluxReading.Answered, "");
        return tables;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private HttpRequestException Fault(string reason, InfluxReading reading)
    {
        reads.Answered(reading, reason);
        return new HttpRequestException($"InfluxDB: {reason}");
    }
}
