using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Monitoring.Gateway.Ingest.Mqtt;
using Monitoring.Gateway.Tests.Ingest.Support;

namespace Monitoring.Gateway.Tests.Ingest.Mqtt;

public sealed class CodecTests
{
    [Fact]
    public void Decoders_AnyBytes_GiveAResultAndNeverThrow() => Check.QuickThrowOnFailure(Prop.ForAll<byte[], byte>((bytes, first) =>
    {
        foreach (var version in new[] { ProtocolVersion.V311, ProtocolVersion.V5 })
        {
            var frame = new Frame(first, bytes.Length, 2);
            PublishPacket.Read(first & 15, bytes, version, out _);
            AckPacket.TryRead(frame, bytes, version, out _, out _);
            SubscribePacket.TryRead(frame, bytes, version, 10, out _);
            DisconnectPacket.TryRead(first & 15, bytes, version, out _, out _);
            ConnectDecoder.TryRead(0, bytes, out _, out _, out _);
            ConnectDecoder.TryRead(0, [0, 4, .. "MQTT"u8, (byte)version, .. bytes], out _, out _, out _);
        }

        Frame.TryRead(new ReadOnlySequence<byte>(bytes), 1000, out _);
        return true;
    }));

    [Fact]
    public void Decoders_PacketsWithOneByteChanged_GiveAResultAndNeverThrow()
    {
        var connect = TestPackets.Connect(new TestConnect { Version = 5, Properties = [17, 0, 0, 0, 9, 33, 0, 5], Will = ("a/b", [1, 2], 1), WillProperties = [24, 0, 0, 0, 1] })[2..];
        for (var i = 0; i < connect.Length; i++)
        {
            for (var value = 0; value < 256; value++)
            {
                var copy = connect.ToArray();
                copy[i] = (byte)value;
                var taken = ConnectDecoder.TryRead(0, copy, out var packet, out _, out var fault);
                Assert.Equal(taken, packet is not null && fault.Clause is null);
            }
        }
    }

    [Fact]
    public void Publish_WrittenAndRead_IsTheSame() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyString>().Filter(text => Topics.IsName(Encoding.UTF8.GetBytes(text.Get)) && !text.Get.Contains('\0', StringComparison.Ordinal) && IsText(text.Get)),
        ArbMap.Default.ArbFor<byte[]>(),
        ArbMap.Default.ArbFor<ushort>(),
        (topic, payload, id) =>
        {
            foreach (var version in new[] { ProtocolVersion.V311, ProtocolVersion.V5 })
            {
                var writer = new PacketWriter();
                writer.Publish(topic.Get, payload, id, duplicate: false, retain: true, version);
                var written = writer.Written.ToArray();
                Assert.Equal(written.Length, PacketWriter.PublishLength(topic.Get, payload.Length, id, version));
                Assert.Equal(FrameStatus.Complete, Frame.TryRead(new ReadOnlySequence<byte>(written), 1 << 20, out var frame));
                var packet = PublishPacket.Read(frame.Flags, written.AsSpan(frame.HeaderLength), version, out var fault);
                Assert.Null(fault.Clause);
                Assert.Equal(topic.Get, Encoding.UTF8.GetString(packet.Topic));
                Assert.Equal(payload, packet.Payload.ToArray());
                Assert.Equal((id, id == 0 ? 0 : 1, true), (packet.PacketId, packet.Qos, packet.Retain));
            }
        }));

    [Theory]
    [InlineData(0)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(16_383)]
    [InlineData(16_384)]
    [InlineData(250_000)]
    public void Frame_EachLengthOfTheHeader_IsRead(int length)
    {
        var packet = TestPackets.Packet(0x30, new byte[length]);
        Assert.Equal(FrameStatus.Complete, Frame.TryRead(new ReadOnlySequence<byte>(packet), 256 * 1024, out var frame));
        Assert.Equal((PacketType.Publish, length, packet.Length - length), (frame.Type, frame.BodyLength, frame.HeaderLength));
        Assert.Equal(FrameStatus.Incomplete, Frame.TryRead(new ReadOnlySequence<byte>(packet[..^1]), 256 * 1024, out _));
    }

    [Theory]
    [InlineData("a/b", "a/b", true)]
    [InlineData("a/#", "a", true)]
    [InlineData("a/#", "a/b/c", true)]
    [InlineData("a/+", "a/b", true)]
    [InlineData("a/+", "a/b/c", false)]
    [InlineData("a/b", "a/bc", false)]
    [InlineData("a/b/c", "a/b", false)]
    [InlineData("+/b", "a/b", true)]
    [InlineData("#", "a/b", true)]
    public void Topics_Matches_FollowsSection47(string filter, string topic, bool expected) =>
        Assert.Equal(expected, Topics.Matches(filter, topic));

    [Theory]
    [InlineData("a/#", true)]
    [InlineData("#", true)]
    [InlineData("+/a/+", true)]
    [InlineData("a#", false)]
    [InlineData("a/#/b", false)]
    [InlineData("a+/b", false)]
    [InlineData("+a", false)]
    [InlineData("", false)]
    public void Topics_IsFilter_FollowsSection471(string filter, bool expected) =>
        Assert.Equal(expected, Topics.IsFilter(Encoding.UTF8.GetBytes(filter)));

    [Theory]
    [MemberData(nameof(GoldenPackets))]
    public void Writer_Packet_EqualsTheGoldenFile(string name, string hex)
    {
        var golden = File.ReadAllLines(Path.Combine(Golden.Folder, "packets.txt")).Select(line => line.Split(' ', 2)).ToDictionary(line => line[0], line => line[1]);
        Assert.Equal(golden[name], hex);
    }

    public static TheoryData<string, string> GoldenPackets()
    {
        var data = new TheoryData<string, string>();
        Add("connack-311", writer => writer.ConnAck311(true, 0));
        Add("connack-5", writer => writer.ConnAck5(false, new ConnAckLimits
        {
            ReceiveMaximum = 1024, MaximumPacketSize = 262_144, TopicAliasMaximum = 64, AssignedClientId = "auto-1", ServerKeepAlive = 300, SessionExpiry = 86_400,
        }));
        Add("connack-5-refused", writer => writer.ConnAckRefused(ReasonCode.BadUserNameOrPassword));
        Add("puback-311", writer => writer.Acknowledge(PacketType.PubAck, 258, ReasonCode.PayloadFormatInvalid, ProtocolVersion.V311, "x"));
        Add("puback-5", writer => writer.Acknowledge(PacketType.PubAck, 258, ReasonCode.Success, ProtocolVersion.V5));
        Add("puback-5-invalid", writer => writer.Acknowledge(PacketType.PubAck, 258, ReasonCode.PayloadFormatInvalid, ProtocolVersion.V5, "not-json at byte 3"));
        Add("pubrel", writer => writer.Acknowledge(PacketType.PubRel, 258, ReasonCode.Success, ProtocolVersion.V311));
        Add("suback-5", writer => writer.SubscribeAck(PacketType.SubAck, 7, [1, 0x87], ProtocolVersion.V5));
        Add("unsuback-311", writer => writer.SubscribeAck(PacketType.UnsubAck, 7, [0], ProtocolVersion.V311));
        Add("disconnect-5", writer => writer.Disconnect(ReasonCode.SessionTakenOver));
        Add("pingresp", writer => writer.PingResponse());
        Add("publish-5", writer => writer.Publish("a/b", "hi"u8, 3, duplicate: true, retain: true, ProtocolVersion.V5));
        return data;

        void Add(string name, Action<PacketWriter> write)
        {
            var writer = new PacketWriter();
            write(writer);
            data.Add(name, Convert.ToHexString(writer.Written));
        }
    }

    private static bool IsText(string text)
    {
        try
        {
            return new UTF8Encoding(false, true).GetBytes(text).Length < 60_000;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }
}
