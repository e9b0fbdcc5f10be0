using System.Globalization;
using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Checks seats whole and names every fault.</summary>
public static class SeatValidator
{
    /// <summary>Most seats.</summary>
    public const int MostSeats = 200;

    /// <summary>Most entries of a scope.</summary>
    public const int MostEntries = 5_000;

    /// <summary>Most shifts of a seat.</summary>
    public const int MostShifts = 6;

    private static readonly System.Buffers.SearchValues<char> IdCharacters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>The faults; empty if the seats can be taken.</summary>
    public static Fault[] Check(IReadOnlyList<SeatConfig> seats)
    {
        ArgumentNullException.ThrowIfNull(seats);
        var faults = new FaultList();
        if (seats.Count is 0 or > MostSeats)
        {
            faults.Add("items", $"应有1到{MostSeats}个席位", $"must be 1 to {MostSeats} seats");
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(seats.Count, MostSeats); i++)
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"items[{i}]");
            if (seats[i] is { } seat)
            {
                Check(where, seat, ids, faults);
            }
            else
            {
                faults.Missing(where);
            }
        }

        return faults.ToArray();
    }

    private static void Check(string where, SeatConfig seat, HashSet<string> ids, FaultList faults)
    {
        Id($"{where}.id", seat.Id, ids, faults);
        faults.Text($"{where}.name", seat.Name, 100);
        faults.Text($"{where}.nameEn", seat.NameEn, 100);
        Scope($"{where}.scope", seat.Scope, faults);
        if (seat.UtcOffset is < -720 or > 840 || seat.UtcOffset % ShiftTime.StepMinutes != 0)
        {
            faults.Add($"{where}.utcOffset", "应为-720到840分钟，步长10分钟", "must be -720 to 840 minutes in steps of 10");
        }

        Flood($"{where}.flood", seat.Flood, faults);
        Shifts($"{where}.shifts", seat.Shifts, faults);
    }

    private static void Id(string where, string? id, HashSet<string> taken, FaultList faults)
    {
        if (id is not { Length: > 0 and <= 32 } || id.AsSpan().ContainsAnyExcept(IdCharacters))
        {
            faults.Add(where, "应为1到32个小写字母、数字或-", "must be 1 to 32 of a-z 0-9 -");
        }
        else if (!taken.Add(id))
        {
            faults.Add(where, $"“{id}”重复", $"'{id}' is there twice");
        }
    }

    private static void Scope(string where, string[]? scope, FaultList faults)
    {
        if (scope is not { Length: > 0 and <= MostEntries })
        {
            faults.Add(where, $"应有1到{MostEntries}项", $"must have 1 to {MostEntries} entries");
            return;
        }

        for (var i = 0; i < scope.Length; i++)
        {
            if (!SeatScope.IsEntry(scope[i]))
            {
                faults.Add(
                    string.Create(CultureInfo.InvariantCulture, $"{where}[{i}]"),
                    "应为*、行政区划代码前缀（2–6位数字）或9位站点编码",
                    "must be *, the start of a region code (2 to 6 digits) or a site id of 9 characters");
            }
        }
    }

    private static void Flood(string where, FloodLimits? flood, FaultList faults)
    {
        if (flood is null)
        {
            faults.Missing(where);
            return;
        }

        faults.Range($"{where}.start", flood.Start, 2, 1_000);
        faults.Range($"{where}.window", flood.Window, 60, 3_600);
        if (flood.Window % 60 != 0)
        {
            faults.Add($"{where}.window", "应为整分钟的秒数", "must be whole minutes, in seconds");
        }

        if (flood.End < 1 || flood.End > flood.Start)
        {
            faults.Add($"{where}.end", "应在1到start之间", "must be between 1 and start");
        }
    }

    private static void Shifts(string where, ShiftConfig[]? shifts, FaultList faults)
    {
        if (shifts is null || shifts.Length > MostShifts)
        {
            faults.Add(where, $"最多{MostShifts}个班次", $"must be at most {MostShifts} shifts");
            return;
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        var taken = new string?[ShiftTime.StepsADay];
        for (var i = 0; i < shifts.Length; i++)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{where}[{i}]");
            if (shifts[i] is not { } shift)
            {
                faults.Missing(at);
                continue;
            }

            Id($"{at}.id", shift.Id, ids, faults);
            faults.Text($"{at}.name", shift.Name, 100);
            faults.Text($"{at}.nameEn", shift.NameEn, 100);
            var start = Time($"{at}.start", shift.Start, faults);
            var end = Time($"{at}.end", shift.End, faults);
            if (start is not { } first || end is not { } last)
            {
                continue;
            }

            foreach (var step in ShiftTime.StepsOf(first, last))
            {
                if (taken[step] is { } other)
                {
                    faults.Add(at, $"与班次“{other}”重叠", $"overlaps shift '{other}'");
                    break;
                }

                taken[step] = shift.Id;
            }
        }
    }

    private static int? Time(string where, string? text, FaultList faults)
    {
        if (ShiftTime.TryParse(text, out var step))
        {
            return step;
        }

        faults.Add(where, "应为HH:mm，分钟为10的倍数，如08:00", "must be HH:mm in steps of 10 minutes, such as 08:00");
        return null;
    }
}
