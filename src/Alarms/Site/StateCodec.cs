using System.Runtime.InteropServices;
using System.Text;
using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>
/// Bytes of stored states. The first byte is the version; records of alarms are stored in the journal, not here. Version 1, which
/// had neither names nor memories of conditions, is still read.
/// </summary>
internal static class StateCodec
{
    private const byte Version = 2;

    public static byte[] Write(in PointState point, ReadOnlySpan<ConditionState> conditions, ReadOnlySpan<CompiledCondition> rules, double[] memory)
    {
        using var stream = new MemoryStream(48 + (26 * conditions.Length));
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
            writer.Write(rules[i].Name ?? "");
            Write(writer, conditions[i]);
            writer.Write(rules[i].MemoryLength);
            writer.Write(rules[i].Fingerprint);
            writer.Write(MemoryMarshal.AsBytes(memory.AsSpan(rules[i].Memory, rules[i].MemoryLength)));
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

    public static byte[] Write(long lastOccurrence, long? lastHeardAt, int ruleSet, long decidedUpTo)
    {
        using var stream = new MemoryStream(29);
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Version);
        writer.Write(lastOccurrence);
        writer.Write(lastHeardAt ?? long.MinValue);
        writer.Write(ruleSet);
        writer.Write(decidedUpTo);
        return stream.ToArray();
    }

    /// <summary>Reads a point. Conditions that the rules no longer have are passed over, and memories that now mean something else.</summary>
    public static void Read(byte[] bytes, ref PointState point, ConditionState[] conditions, CompiledSite rules, int index, double[] memory, bool[] remembered)
    {
        using var reader = Open(bytes, out var version);
        point.LastTimestamp = reader.ReadInt64();
        point.LastHeard = reader.ReadInt64();
        point.LastValue = reader.ReadDouble();
        point.Lag = reader.ReadInt64();
        point.LastQuality = (Quality)reader.ReadByte();
        var count = reader.ReadByte();
        for (var i = 0; i < count; i++)
        {
            var kind = (ConditionKind)reader.ReadByte();
            var name = version == 1 ? "" : reader.ReadString();
            var state = ReadCondition(reader);
            var (length, fingerprint) = version == 1 ? (0, 0L) : (reader.ReadInt32(), reader.ReadInt64());
            var numbers = reader.ReadBytes(checked(length * sizeof(double)));
            if (rules.FindCondition(index, kind, name.Length == 0 ? null : name) is not (>= 0 and var at))
            {
                continue;
            }

            ref readonly var rule = ref rules.Conditions[at];
            conditions[at] = state;
            if (length == rule.MemoryLength && fingerprint == rule.Fingerprint)
            {
                MemoryMarshal.Cast<byte, double>(numbers).CopyTo(memory.AsSpan(rule.Memory, length));
                remembered[at] = true;
            }

            point.Waits |= state.Pending != 0 || (state.Flags & ConditionFlags.Silent) != 0;
            point.Busy |= point.Waits || state.Active != 0;
        }
    }

    public static GatewayState ReadGateway(string gatewayId, byte[] bytes)
    {
        using var reader = Open(bytes, out _);
        return new GatewayState(gatewayId)
        {
            Watched = reader.ReadBoolean(),
            Offline = ReadCondition(reader),
            Skew = ReadCondition(reader),
            Repeats = RepeatWindow.Read(reader),
        };
    }

    public static (long LastOccurrence, long? LastHeardAt, int RuleSet, long DecidedUpTo) ReadSite(byte[] bytes)
    {
        using var reader = Open(bytes, out var version);
        var (occurrence, heard) = (reader.ReadInt64(), reader.ReadInt64());
        return (occurrence, heard == long.MinValue ? null : heard, reader.ReadInt32(), version == 1 ? long.MinValue : reader.ReadInt64());
    }

    private static BinaryReader Open(byte[] bytes, out byte version)
    {
        var reader = new BinaryReader(new MemoryStream(bytes, false), Encoding.UTF8);
        version = reader.ReadByte();
        return version is 1 or Version ? reader : throw new InvalidDataException($"stored state has version {version}, this program reads 1 to {Version}");
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
