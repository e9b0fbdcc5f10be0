using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Payloads;
using Monitoring.Gateway.Ingest.Points;

namespace Monitoring.Bench;

/// <summary>One batch of the contract, from bytes to samples: the hand scanner against Utf8JsonReader with a dictionary.</summary>
[MemoryDiagnoser]
public class PayloadBench
{
    private readonly BatchBuilder _batch = new();
    private byte[] _payload = [];
    private PointCursor _cursor = null!;
    private Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _names;
    private Sample[] _samples = [];

    [Params(1, 100, 10_000)]
    public int Points { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var names = Enumerable.Range(0, Points).Select(i => $"TI-{1000 + i}").ToArray();
        var text = new StringBuilder("{\"seq\":1234,\"ts\":1767225600000,\"points\":{");
        for (var i = 0; i < Points; i++)
        {
            text.Append(i == 0 ? "" : ",").Append('"').Append(names[i]).Append("\":").Append(20 + (i % 100)).Append('.').Append(i % 10).Append(i % 7);
        }

        _payload = Encoding.ASCII.GetBytes(text.Append("}}").ToString());
        _cursor = new PointCursor(new PointIndex(new PointTable { SiteId = "330100001", Version = 1, PointIds = names }));
        _names = names.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i).GetAlternateLookup<ReadOnlySpan<char>>();
        _samples = new Sample[Points];
    }

    [Benchmark(Baseline = true)]
    public int HandScanner()
    {
        TelemetryParser.ReadBatch(_payload, _cursor, _batch, 1_767_225_700_000, 10_000, out _);
        var count = _batch.Batch.SampleCount;
        _batch.Reset();
        return count;
    }

    [Benchmark]
    public int SystemTextJson()
    {
        var reader = new Utf8JsonReader(_payload);
        var count = 0;
        Span<char> name = stackalloc char[64];
        var point = -1;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                var length = reader.CopyString(name);
                point = _names.TryGetValue(name[..length], out var found) ? found : -1;
            }
            else if (reader.TokenType == JsonTokenType.Number && point >= 0)
            {
                _samples[count++] = new Sample(point, 0, reader.GetDouble(), Quality.Good);
            }
        }

        return count;
    }
}
