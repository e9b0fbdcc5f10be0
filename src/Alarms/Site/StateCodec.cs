using System.Text;
using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Bytes of stored states. The first byte is the version; records of alarms are stored in the journal, not here.</summary>
internal static class StateCodec
{
    private const byte Version = 1;

    public static byte[] Write(in PointState point, ReadOnlySpan<ConditionState> conditions, ReadOnlySpan<CompiledCondition> rules)
    {
        using var stream = new MemoryStream(48 + (24 * conditions.Length));
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Version);
        writer.Write(point.LastTimestamp);
        writer.Write(point.LastHeard);
        writer.Write(point.LastValue);
        writer.Write(point.Lag);
        writer.Write((byte)point.LastQuality);
        writer.Write((byte)conditions.Length);
        for (var i = 0; i < conditions.Length; i++)
        {
            writer.Write((byte)rules[i].Kind);
            Write(writer, conditions[i]);
        }

        return stream.ToArray();
    }

    public static byte[] Write(GatewayState gateway)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Version);
        writer.Write(gateway.Watched);
        Write(writer, gateway.Offline);
        Write(writer, gateway.Skew);
        gateway.Repeats.Write(writer);
        return stream.ToArray();
    }

    public static byte[] Write(long lastOccurrence, long? lastHeardAt, int ruleSet)
    {
        using var stream = new MemoryStream(21);
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Version);
        writer.Write(lastOccurrence);
        writer.Write(lastHeardAt ?? long.MinValue);
        writer.Write(ruleSet);
        return stream.ToArray();
    }

    /// <summary>Reads a point. Conditions that the rules no longer have are passed over.</summary>
    public static void Read(byte[] bytes, ref PointState point, Span<ConditionState> conditions, Func<ConditionKind, int> find)
    {
        using var reader = Open(bytes);
        point.LastTimestamp = reader.ReadInt64();
        point.LastHeard = reader.ReadInt64();
        point.LastValue = reader.ReadDouble();
        point.Lag = reader.ReadInt64();
        point.LastQuality = (Quality)reader.ReadByte();
        var count = reader.ReadByte();
        for (var i = 0; i < count; i++)
        {
            var at = find((ConditionKind)reader.ReadByte());
            var state = ReadCondition(reader);
            if (at >= 0)
            {
                conditions[at] = state;
                point.Waits |= state.Pending != 0 || (state.Flags & ConditionFlags.Silent) != 0;
                point.Busy |= point.Waits || state.Active != 0;
            }
        }
    }

    public static GatewayState ReadGateway(string gatewayId, byte[] bytes)
    {
        using var reader = Open(bytes);
        return new GatewayState(gatewayId)
        {
            Watched = reader.ReadBoolean(),
            Offline = ReadCondition(reader),
            Skew = ReadCondition(reader),
            Repeats = RepeatWindow.Read(reader),
        };
    }

    public static (long LastOccurrence, long? LastHeardAt, int RuleSet) ReadSite(byte[] bytes)
    {
        using var reader = Open(bytes);
        var (occurrence, heard) = (reader.ReadInt64(), reader.ReadInt64());
        return (occurrence, heard == long.MinValue ? null : heard, reader.ReadInt32());
    }

    private static BinaryReader Open(byte[] bytes)
    {
        var reader = new BinaryReader(new MemoryStream(bytes, false), Encoding.UTF8);
        var version = reader.ReadByte();
        return version == Version ? reader : throw new InvalidDataException($"stored state has version {version}, this program reads {Version}");
    }

    private static void Write(BinaryWriter writer, in ConditionState state)
    {
        writer.Write((byte)state.State);
        writer.Write(state.Active);
        writer.Write(state.Pending);
        writer.Write((byte)state.Flags);
        writer.Write(state.SinceOf(0));
        writer.Write(state.SinceOf(1));
    }

    private static ConditionState ReadCondition(BinaryReader reader)
    {
        var state = new ConditionState
        {
            State = (AlarmState)reader.ReadByte(),
            Active = reader.ReadByte(),
        };
        var pending = reader.ReadByte();
        state.Flags = (ConditionFlags)reader.ReadByte();
        state.StartPending(0, reader.ReadInt64());
        state.StartPending(1, reader.ReadInt64());
        state.Pending = pending;
        return state;
    }
}
