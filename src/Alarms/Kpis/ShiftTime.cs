using System.Globalization;
using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Times of a day in steps of 10 minutes, the slots in which KPIs are counted.</summary>
internal sealed class ShiftTime
{
    /// <summary>Minutes of a step.</summary>
    public const int StepMinutes = 10;

    /// <summary>Steps of a day.</summary>
    public const int StepsADay = 144;

    private readonly bool[] _utc = new bool[StepsADay];

    private ShiftTime()
    {
    }

    /// <summary>Slots of a day (UTC) that count.</summary>
    public ReadOnlySpan<bool> Slots => _utc;

    /// <summary>The whole day.</summary>
    public static ShiftTime WholeDay()
    {
        var time = new ShiftTime();
        Array.Fill(time._utc, true);
        return time;
    }

    /// <summary>A shift of a seat, both good by <see cref="SeatValidator"/>.</summary>
    public static ShiftTime Of(SeatConfig seat, ShiftConfig shift)
    {
        var time = new ShiftTime();
        if (TryParse(shift.Start, out var start) && TryParse(shift.End, out var end))
        {
            foreach (var step in StepsOf(start, end))
            {
                time._utc[(((step - (seat.UtcOffset / StepMinutes)) % StepsADay) + StepsADay) % StepsADay] = true;
            }
        }

        return time;
    }

    /// <summary>Steps from a start to an end (exclusive), over midnight if need be.</summary>
    public static IEnumerable<int> StepsOf(int start, int end)
    {
        var step = start;
        do
        {
            yield return step;
            step = (step + 1) % StepsADay;
        }
        while (step != end);
    }

    /// <summary>Reads <c>HH:mm</c>.</summary>
    public static bool TryParse(string? text, out int step)
    {
        step = 0;
        if (!TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) || time.Minute % StepMinutes != 0)
        {
            return false;
        }

        step = ((time.Hour * 60) + time.Minute) / StepMinutes;
        return true;
    }
}
