using System.Buffers.Binary;
using System.Text;

namespace Monitoring.Gateway.Tests.Ingest.Support;

internal sealed record TestConnect
{
    public byte Version { get; init; } = 4;

    public string ClientId { get; init; } = "raw";

    public string? User { get; init; } = "gw-1";

    public string? Password { get; init; } = "secret-1";

    public bool Clean { get; init; } = true;

    public ushort KeepAlive { get; init; } = 60;

    public byte[] Properties { get; init; } = [];

    public (string Topic, byte[] Payload, int Qos)? Will { get; init; }

    public byte[] WillProperties { get; init; } = [];
}

/// <summary>Packets written independently of the code under test.</summary>
internal static class TestPackets
{
    public static readonly byte[] Ping = [0xC0, 0];

    public static readonly byte[] Disconnect = [0xE0, 0];

    public static byte[] Connect(TestConnect connect)
    {
        var flags = (connect.Clean ? 2 : 0) | (connect.User is null ? 0 : 0x80) | (connect.Password is null ? 0 : 0x40)
            | (connect.Will is { } given ? 4 | (given.Qos << 3) : 0);
        var body = new List<byte>();
        body.AddRange(Text("MQTT"));
        body.Add(connect.Version);
        body.Add((byte)flags);
        body.AddRange(UInt16(connect.KeepAlive));
        if (connect.Version == 5)
        {
            body.AddRange(Sized(connect.Properties));
        }

        body.AddRange(Text(connect.ClientId));
        if (connect.Will is { } will)
        {
            if (connect.Version == 5)
            {
                body.AddRange(Sized(connect.WillProperties));
            }

            body.AddRange(Text(will.Topic));
            body.AddRange(UInt16(will.Payload.Length));
            body.AddRange(will.Payload);
        }

        body.AddRange(connect.User is null ? [] : Text(connect.User));
        body.AddRange(connect.Password is null ? [] : Text(connect.Password));
        return Packet(0x10, [.. body]);
    }

    public static byte[] Publish(string topic, string payload, int qos = 1, ushort id = 1, byte version = 4, byte[]? properties = null, bool duplicate = false) =>
        Publish(topic, Encoding.UTF8.GetBytes(payload), qos, id, version, properties, duplicate);

    public static byte[] Publish(string topic, byte[] payload, int qos = 1, ushort id = 1, byte version = 4, byte[]? properties = null, bool duplicate = false) =>
        Packet(
            (byte)(0x30 | (qos << 1) | (duplicate ? 8 : 0)),
            [.. Text(topic), .. qos > 0 ? UInt16(id) : [], .. version == 5 ? Sized(properties ?? []) : [], .. payload]);

    public static byte[] PubRel(ushort id) => Packet(0x62, UInt16(id));

    public static byte[] PubAck(ushort id) => Packet(0x40, UInt16(id));

    public static byte[] Subscribe(ushort id, string filter, int qos = 1, byte version = 4) =>
        Packet(0x82, [.. UInt16(id), .. version == 5 ? new byte[] { 0 } : [], .. Text(filter), (byte)qos]);

    public static byte[] Packet(byte first, byte[] body) => [first, .. Variable(body.Length), .. body];

    public static byte[] Text(string text) => [.. UInt16(Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)];

    public static byte[] Sized(byte[] properties) => [.. Variable(properties.Length), .. properties];

    public static byte[] UInt16(int value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)value);
        return bytes;
    }

    private static byte[] Variable(int value)
    {
        var bytes = new List<byte>();
        do
        {
            bytes.Add((byte)((value & 127) | (value > 127 ? 128 : 0)));
            value >>= 7;
        }
        while (value > 0);
        return [.. bytes];
    }
}
