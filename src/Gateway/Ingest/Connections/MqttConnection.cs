using System.IO.Pipelines;
using System.Threading.Channels;
using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Counters;
using Monitoring.Gateway.Ingest.Flow;
using Monitoring.Gateway.Ingest.Mqtt;
using Monitoring.Gateway.Ingest.Sessions;

namespace Monitoring.Gateway.Ingest.Connections;

/// <summary>
/// One client. Two loops: the reader takes all complete packets of a read into one round and starts its calls
/// (<c>.Read.cs</c>, <c>.Publish.cs</c>); the answerer waits for the rounds in order and writes their answers
/// (<c>.Answer.cs</c>). So a connection goes on reading while its samples are on the way to the disk.
/// </summary>
internal sealed partial class MqttConnection
{
    private readonly IngestContext _context;
    private readonly MqttTransport _transport;
    private readonly ConnectionOutput _output;
    private readonly TaskCompletionSource _closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<IngestRound> _rounds;
    private ConnectPacket? _connect;
    private GatewayAccount? _account;
    private GatewayCounter? _counter;
    private PublishIntake? _intake;
    private Session? _session;
    private ProtocolVersion _version = ProtocolVersion.V311;

    public MqttConnection(IngestContext context, MqttTransport transport)
    {
        _context = context;
        _transport = transport;
        _output = new ConnectionOutput(transport.Pipe.Output, context.Options.MaximumUnsentBytes, GiveUp);
        _rounds = Channel.CreateBounded<IngestRound>(
            new BoundedChannelOptions(context.Options.MaximumReadsInFlight) { SingleReader = true, SingleWriter = true });
        _lastPacket = context.Clock.GetTimestamp();
        _patience = context.Options.ConnectTimeout;
    }

    /// <summary>Completes when everything of the connection is over, its will included.</summary>
    public Task Ended => _ended.Task;

    public string? GatewayId => _account?.GatewayId;

    /// <summary>The account that it signed in with; null before.</summary>
    public GatewayAccount? Account => _account;

    /// <summary>QoS 1 messages that the client takes at once; at most 32 are sent.</summary>
    public int DownReceiveMaximum => Math.Min((int)(_connect?.ReceiveMaximum ?? 1), 32);

    private PipeReader Input => _transport.Pipe.Input;

    private bool IsV5 => _version == ProtocolVersion.V5;

    /// <summary>Serves the client until it goes or is sent away.</summary>
    public async Task RunAsync()
    {
        var signedIn = false;
        try
        {
            signedIn = await ConnectAsync();
            if (signedIn)
            {
                var answering = AnswerAsync();
                await ReadAsync();
                _rounds.Writer.TryComplete();
                await answering;
            }
        }
        finally
        {
            await EndAsync(signedIn);
        }
    }

    /// <summary>Sends a message down. False if the client cannot take it. QoS 1 if it has a packet id.</summary>
    public bool SendDown(OutgoingMessage message, bool duplicate)
    {
        if (PacketWriter.PublishLength(message.Topic, message.Payload.Length, message.PacketId, _version) > _connect!.MaximumPacketSize)
        {
            return false;
        }

        lock (_output.Gate)
        {
            // A client that does not read gets QoS 0 no more; QoS 1 is bounded by its receive maximum.
            if (message.PacketId == 0 && _output.IsBehind)
            {
                return false;
            }

            _output.Writer.Publish(message.Topic, message.Payload, message.PacketId, duplicate, message.Retain, _version);
        }

        _output.Flush();
        return true;
    }
}
