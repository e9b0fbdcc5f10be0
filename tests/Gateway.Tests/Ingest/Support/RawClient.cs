using System.Net;
using System.Net.Sockets;

namespace Monitoring.Gateway.Tests.Ingest.Support;

/// <summary>A socket that sends any bytes and reads packets.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _one = new byte[1];

    public static async Task<RawClient> OpenAsync(int port)
    {
        var client = new RawClient();
        await client._socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port));
        return client;
    }

    public async Task SendAsync(byte[] bytes)
    {
        for (var sent = 0; sent < bytes.Length;)
        {
            sent += await _socket.SendAsync(bytes.AsMemory(sent)).AsTask().Soon();
        }
    }

    /// <summary>The next packet: first byte, and what follows the fixed header.</summary>
    public async Task<(byte First, byte[] Body)> ReadAsync()
    {
        var packet = await TryReadAsync();
        Assert.True(packet is not null, "The connection was closed instead of a packet.");
        return packet.Value;
    }

    /// <summary>The next packet, or null at the end of the connection.</summary>
    public async Task<(byte First, byte[] Body)?> TryReadAsync()
    {
        if (await ReadByteAsync() is not { } first)
        {
            return null;
        }

        int length = 0, shift = 0, digit;
        do
        {
            digit = await ReadByteAsync() ?? throw new EndOfStreamException();
            length |= (digit & 0x7F) << shift;
            shift += 7;
        }
        while (digit > 127);
        var body = new byte[length];
        for (var read = 0; read < length;)
        {
            read += await _socket.ReceiveAsync(body.AsMemory(read)).AsTask().Soon();
        }

        return (first, body);
    }

    /// <summary>Reads packets until the connection ends; returns them.</summary>
    public async Task<List<(byte First, byte[] Body)>> ReadToEndAsync()
    {
        var packets = new List<(byte, byte[])>();
        while (await TryReadAsync() is { } packet)
        {
            packets.Add(packet);
        }

        return packets;
    }

    public void Dispose()
    {
        // As a line that breaks: no orderly end.
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Dispose();
    }

    private async Task<byte?> ReadByteAsync()
    {
        try
        {
            return await _socket.ReceiveAsync(_one.AsMemory()).AsTask().Soon() == 0 ? null : _one[0];
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionAborted)
        {
            return null;
        }
    }
}
