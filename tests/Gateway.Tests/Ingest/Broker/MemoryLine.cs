using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;
using Monitoring.Gateway.Ingest.Broker;
using Monitoring.Gateway.Ingest.Mqtt;
using Monitoring.Gateway.Tests.Ingest.Support;

namespace Monitoring.Gateway.Tests.Ingest.Broker;

/// <summary>A line without a network, for what does not need MQTTnet. The real client is tested against a real broker under Official.</summary>
internal sealed class MemoryLine : IBrokerLine
{
    private readonly Channel<(ushort PacketId, ReasonCode Reason, string? Text)> _acknowledged = Channel.CreateUnbounded<(ushort, ReasonCode, string?)>();
    private readonly Channel<(string Topic, string Payload, bool Retain)> _published = Channel.CreateUnbounded<(string, string, bool)>();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IBrokerReceiver? _receiver;
    private ushort _nextId;

    public bool WasKept { get; set; }

    public string? Refusal { get; set; }

    public Func<string, BrokerPublished> OnPublish { get; set; } = _ => new BrokerPublished(true, null);

    public Task Closed => _closed.Task;

    public Task<string?> ConnectAsync(IBrokerReceiver receiver, CancellationToken cancellationToken)
    {
        _receiver = receiver;
        return Task.FromResult(Refusal);
    }

    public Task<bool> AcknowledgeAsync(BrokerMessage message, ReasonCode reason, string? text) =>
        Task.FromResult(!_closed.Task.IsCompleted && _acknowledged.Writer.TryWrite((message.PacketId, reason, text)));

    public Task<BrokerPublished> PublishAsync(string topic, byte[] payload, bool retain, CancellationToken cancellationToken)
    {
        var answer = OnPublish(topic);
        if (answer is { Settled: true, Fault: null })
        {
            _published.Writer.TryWrite((topic, Encoding.UTF8.GetString(payload), retain));
        }

        return Task.FromResult(answer);
    }

    public Task DisconnectAsync()
    {
        _closed.TrySetResult();
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The broker delivers; returns the packet id.</summary>
    public async Task<ushort> DeliverAsync(string topic, string payload, string? gateway = null, int qos = 1, bool duplicate = false)
    {
        var id = qos == 0 ? (ushort)0 : ++_nextId;
        await _receiver!.ReceiveAsync(new BrokerMessage(Encoding.UTF8.GetBytes(topic), Encoding.UTF8.GetBytes(payload), id, duplicate, gateway, null));
        return id;
    }

    public void Break() => _receiver!.Lost("cut");

    public async Task<(ushort PacketId, ReasonCode Reason, string? Text)> NextAnswerAsync() => await _acknowledged.Reader.ReadAsync().AsTask().Soon();

    public bool HasAnswer => _acknowledged.Reader.TryPeek(out _);

    public async Task<(string Topic, string Payload, bool Retain)> NextPublishedAsync() => await _published.Reader.ReadAsync().AsTask().Soon();
}

/// <summary>The lines that a worker makes, one after the other.</summary>
internal sealed class MemoryLines : IBrokerLines
{
    private readonly Channel<MemoryLine> _made = Channel.CreateUnbounded<MemoryLine>();
    private readonly ConcurrentQueue<string> _refusals = new();

    public bool WasKept { get; set; }

    public Func<string, BrokerPublished> OnPublish { get; set; } = _ => new BrokerPublished(true, null);

    public void Refuse(string why) => _refusals.Enqueue(why);

    public IBrokerLine Create()
    {
        var line = new MemoryLine { WasKept = WasKept, Refusal = _refusals.TryDequeue(out var why) ? why : null, OnPublish = topic => OnPublish(topic) };
        _made.Writer.TryWrite(line);
        return line;
    }

    public async Task<MemoryLine> NextAsync() => await _made.Reader.ReadAsync().AsTask().Soon();
}
