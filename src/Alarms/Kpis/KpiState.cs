namespace Monitoring.Alarms;

/// <summary>An alarm that is not over, as far as KPIs need it. Times are decisions, ms; <see cref="None"/> if it is not so.</summary>
internal struct OpenAlarm
{
    public const long None = -1;

    /// <summary>Since when it is in alarm and people were told.</summary>
    public long ActiveSince;

    /// <summary>Since when it waits for an acknowledgement.</summary>
    public long UnackedSince;

    /// <summary>Since when it stands on the operator's list without a break.</summary>
    public long ListedSince;
}

/// <summary>What of a site goes on from one transition to the next.</summary>
internal sealed class KpiState
{
    /// <summary>Version of the layout, and of what is counted: figures of another version are counted anew from the journal.</summary>
    public const int Version = 1;

    /// <summary>Alarms that are not over, by id.</summary>
    public Dictionary<string, OpenAlarm> Open { get; } = new(StringComparer.Ordinal);

    /// <summary>Chains of activations, by source.</summary>
    public Dictionary<string, ChatterGate> Chatter { get; } = new(StringComparer.Ordinal);

    /// <summary>Decision of the last transition, ms.</summary>
    public long Last { get; set; }

    /// <summary>Whether bytes are of this version.</summary>
    public static bool IsCurrent(ReadOnlySpan<byte> bytes) => !bytes.IsEmpty && new KpiReader(bytes).Number() == Version;

    /// <summary>Reads it; empty bytes are an empty state.</summary>
    public static KpiState Decode(ReadOnlySpan<byte> bytes)
    {
        var state = new KpiState();
        if (bytes.IsEmpty)
        {
            return state;
        }

        var reader = new KpiReader(bytes);
        if (reader.Number() != Version)
        {
            throw new InvalidDataException("The stored state of the figures is of another version.");
        }

        state.Last = reader.Number();
        for (var count = reader.Number(int.MaxValue); count > 0; count--)
        {
            state.Open[reader.Text()] = new OpenAlarm { ActiveSince = reader.Number(), UnackedSince = reader.Number(), ListedSince = reader.Number() };
        }

        for (var count = reader.Number(int.MaxValue); count > 0; count--)
        {
            state.Chatter[reader.Text()] = new ChatterGate
            {
                Chain = reader.Number(),
                ChainStart = reader.Number(),
                Last = reader.Number(),
                Previous = reader.Number(),
                Count = reader.Number(),
                Since = reader.Number(),
            };
        }

        return state;
    }

    /// <summary>Writes it, without sources that have been quiet for so long that their past makes no difference.</summary>
    public byte[] Encode()
    {
        var writer = new KpiWriter();
        writer.Number(Version);
        writer.Number(Last);
        writer.Number(Open.Count);
        foreach (var (id, open) in Open.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.Text(id);
            writer.Number(open.ActiveSince);
            writer.Number(open.UnackedSince);
            writer.Number(open.ListedSince);
        }

        var chatter = Chatter.Where(pair => Last - pair.Value.Last < NoiseLimits.Standing).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToArray();
        writer.Number(chatter.Length);
        foreach (var (source, gate) in chatter)
        {
            writer.Text(source);
            Array.ForEach([gate.Chain, gate.ChainStart, gate.Last, gate.Previous, gate.Count, gate.Since], writer.Number);
        }

        return writer.ToArray();
    }
}
