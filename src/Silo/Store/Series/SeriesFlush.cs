using System.Buffers;
using System.Runtime.InteropServices;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>Turns samples in memory into blocks, by the day they belong to.</summary>
internal sealed class SeriesFlush(DateTimeOffset earliest, DateTimeOffset latest)
{
    private const long DayLength = 86_400_000;
    private readonly SortedDictionary<DateOnly, Part> _days = [];
    private readonly BitWriter _bits = new();
    private readonly long _earliest = earliest.ToUnixTimeMilliseconds();
    private readonly long _latest = latest.ToUnixTimeMilliseconds();

    /// <summary>What is to be appended to each day's file.</summary>
    public IEnumerable<(DateOnly Day, Part Part)> Days => _days.Where(day => !day.Value.IsWritten).Select(day => (day.Key, day.Value));

    /// <summary>Samples that are not stored because they are too old or too far ahead.</summary>
    public long Outside { get; private set; }

    /// <summary>Makes the blocks.</summary>
    public void Add(SeriesHeads heads)
    {
        List<Sample> ordered = [];
        foreach (var (site, point, samples) in heads.All())
        {
            ordered.Clear();
            foreach (ref readonly var sample in CollectionsMarshal.AsSpan(samples))
            {
                if (sample.Timestamp >= _earliest && sample.Timestamp < _latest)
                {
                    ordered.Add(sample);
                }
            }

            Outside += samples.Count - ordered.Count;
            SampleOrder.Arrange(ordered);
            AddBlocks(site, point, CollectionsMarshal.AsSpan(ordered));
        }
    }

    /// <summary>Makes blocks of one point's samples of one day, in order of time.</summary>
    public void AddBlocks(string site, int point, ReadOnlySpan<Sample> samples, Part part)
    {
        for (; samples.Length > 0; samples = samples[Math.Min(samples.Length, SeriesStore.MostPerBlock)..])
        {
            part.Add(site, point, samples[..Math.Min(samples.Length, SeriesStore.MostPerBlock)], _bits);
        }
    }

    private void AddBlocks(string site, int point, ReadOnlySpan<Sample> samples)
    {
        while (samples.Length > 0)
        {
            var day = Math.DivRem(samples[0].Timestamp, DayLength, out var within) - (within < 0 ? 1 : 0);
            var count = 1;
            while (count < samples.Length && samples[count].Timestamp < (day + 1) * DayLength)
            {
                count++;
            }

            var date = DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(day));
            if (!_days.TryGetValue(date, out var part))
            {
                _days.Add(date, part = new Part());
            }

            AddBlocks(site, point, samples[..count], part);
            samples = samples[count..];
        }
    }

    /// <summary>Blocks of one day.</summary>
    internal sealed class Part
    {
        private readonly ArrayBufferWriter<byte> _bytes = new();

        /// <summary>Forgets what is on disk, to go on with more.</summary>
        public void Clear()
        {
            _bytes.ResetWrittenCount();
            Blocks.Clear();
        }

        /// <summary>The blocks with their places in <see cref="Bytes"/>.</summary>
        public List<(SeriesBlock Block, long Offset)> Blocks { get; } = [];

        /// <summary>The blocks as they go to disk.</summary>
        public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

        /// <summary>Whether they are on disk.</summary>
        public bool IsWritten { get; private set; }

        /// <summary>They are on disk.</summary>
        public void Written() => IsWritten = true;

        /// <summary>Adds a block.</summary>
        public void Add(string site, int point, ReadOnlySpan<Sample> samples, BitWriter bits)
        {
            var (flags, scale) = SeriesCodec.Encode(samples, bits);
            var payload = bits.ToSpan();
            var block = new SeriesBlock(site, point, samples.Length, samples[0].Timestamp, samples[^1].Timestamp, flags, scale, payload.Length, Checksum.Of(payload));
            Blocks.Add((block, _bytes.WrittenCount));
            var bytes = _bytes.GetSpan(block.TotalLength)[..block.TotalLength];
            bytes.Clear();
            block.Write(bytes);
            payload.CopyTo(bytes[SeriesBlock.HeaderLength..]);
            _bytes.Advance(block.TotalLength);
        }
    }
}
