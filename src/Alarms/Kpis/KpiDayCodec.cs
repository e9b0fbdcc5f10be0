namespace Monitoring.Alarms;

/// <summary>A day's figures as bytes: version, standing, table of sources, then the slots that are not empty. Format: docs/kpis.md.</summary>
internal static class KpiDayCodec
{
    /// <summary>Version of the layout.</summary>
    public const int Version = 1;

    /// <summary>More than a site can have.</summary>
    private const int MostSources = 1_000_000;

    public static byte[] Encode(KpiDay day)
    {
        var writer = new KpiWriter();
        writer.Number(Version);
        writer.Number(day.Standing);
        writer.Number(day.Sources.Count);
        foreach (var source in day.Sources)
        {
            writer.Text(source);
        }

        writer.Number(day.Slots.Count(slot => slot is not null));
        for (var i = 0; i < day.Slots.Length; i++)
        {
            if (day.Slots[i] is { } slot)
            {
                writer.Number(i);
                Encode(writer, slot);
            }
        }

        return writer.ToArray();
    }

    /// <summary>Reads a day back, to add to it.</summary>
    public static KpiDay Decode(ReadOnlySpan<byte> bytes)
    {
        var visitor = new Rebuild();
        Visit(bytes, visitor);
        return visitor.Day;
    }

    /// <summary>Tells a visitor everything, without making objects for it: a query reads thousands of days.</summary>
    public static void Visit(ReadOnlySpan<byte> bytes, IKpiVisitor visitor)
    {
        var reader = new KpiReader(bytes);
        if (reader.Number() != Version)
        {
            throw new InvalidDataException("The stored figures are of another version.");
        }

        visitor.OnStanding(reader.Number());
        var sources = new string[reader.Number(MostSources)];
        for (var i = 0; i < sources.Length; i++)
        {
            sources[i] = reader.Text();
        }

        visitor.OnSources(sources);
        for (var slots = reader.Number(ShiftTime.StepsADay + 1); slots > 0; slots--)
        {
            visitor.OnSlot(reader.Number(ShiftTime.StepsADay));
            for (var i = 0; i < ShiftTime.StepMinutes; i++)
            {
                visitor.OnMinute(i, reader.Number());
            }

            for (var i = 0; i < 4; i++)
            {
                visitor.OnPriority(i, reader.Number());
            }

            visitor.OnNoise(reader.Number(), reader.Number(), reader.Number());
            for (var count = reader.Number(MostSources); count > 0; count--)
            {
                visitor.OnSource(reader.Number(Math.Max(1, sources.Length)), reader.Number());
            }

            for (var count = reader.Number(DurationHistogram.Buckets + 1); count > 0; count--)
            {
                visitor.OnAcknowledged(reader.Number(DurationHistogram.Buckets), reader.Number());
            }

            for (var count = reader.Number(DurationHistogram.Buckets + 1); count > 0; count--)
            {
                visitor.OnCleared(reader.Number(DurationHistogram.Buckets), reader.Number());
            }
        }
    }

    private static void Encode(KpiWriter writer, KpiSlot slot)
    {
        Array.ForEach(slot.Minutes, writer.Number);
        Array.ForEach(slot.Priorities, writer.Number);
        writer.Number(slot.Chattering);
        writer.Number(slot.Fleeting);
        writer.Number(slot.Unauthorised);
        writer.Counters(slot.Sources);
        writer.Counters(slot.Acknowledged);
        writer.Counters(slot.Cleared);
    }

    private sealed class Rebuild : IKpiVisitor
    {
        private string[] _sources = [];
        private KpiSlot? _slot;

        public KpiDay Day { get; } = new();

        public void OnStanding(long count) => Day.Standing = count;

        public void OnSources(string[] sources) => _sources = sources;

        public void OnSlot(int index) => _slot = Day.Slot(index);

        public void OnMinute(int minute, long count) => _slot!.Minutes[minute] += count;

        public void OnPriority(int priority, long count) => _slot!.Priorities[priority] += count;

        public void OnNoise(long chattering, long fleeting, long unauthorised)
        {
            _slot!.Chattering += chattering;
            _slot.Fleeting += fleeting;
            _slot.Unauthorised += unauthorised;
        }

        public void OnSource(int source, long count) => KpiSlot.Add(_slot!.Sources, Day.PlaceOf(_sources[source]), count);

        public void OnAcknowledged(int bucket, long count) => KpiSlot.Add(_slot!.Acknowledged, bucket, count);

        public void OnCleared(int bucket, long count) => KpiSlot.Add(_slot!.Cleared, bucket, count);
    }
}

/// <summary>Told what a day holds, in the order of the members.</summary>
internal interface IKpiVisitor
{
    void OnStanding(long count);

    void OnSources(string[] sources);

    void OnSlot(int index);

    void OnMinute(int minute, long count);

    void OnPriority(int priority, long count);

    void OnNoise(long chattering, long fleeting, long unauthorised);

    void OnSource(int source, long count);

    void OnAcknowledged(int bucket, long count);

    void OnCleared(int bucket, long count);
}
