using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Monitoring.Plant.Faults;

/// <summary>
/// <c>[fault] KIND [site] [point] [duration]</c>, the last three in any order; <c>clear [site]</c>; <c>list</c>; <c>help</c>.
/// A site has nine characters, a duration is 90s, 2m or 1h, anything else is a point.
/// </summary>
internal static class FaultCommandParser
{
    public const string Help =
        "fault overfill|leak|stuck|linedown|chatter|flood|pinned|bad|cooling [site] [point] [90s|2m|1h]; clear [site]; list";

    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    public static bool TryParse(string line, [NotNullWhen(true)] out FaultCommand? command, out string fault)
    {
        command = null;
        fault = Help;
        var words = new Queue<string>(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.TryPeek(out var first) && Is(first, "fault"))
        {
            words.Dequeue();
        }

        if (!words.TryDequeue(out var verb))
        {
            return false;
        }

        if (Enum.TryParse<FaultKind>(verb, ignoreCase: true, out var kind) && !char.IsAsciiDigit(verb[0]))
        {
            command = new FaultCommand(FaultVerb.Start, kind);
        }
        else if (Is(verb, "clear") || Is(verb, "list") || Is(verb, "help"))
        {
            command = new FaultCommand(Enum.Parse<FaultVerb>(verb, ignoreCase: true));
        }
        else
        {
            fault = $"'{verb}' is no fault. {Help}";
            return false;
        }

        foreach (var word in words)
        {
            if (!TryAdd(ref command, word, out fault))
            {
                command = null;
                return false;
            }
        }

        return true;
    }

    private static bool TryAdd(ref FaultCommand command, string word, out string fault)
    {
        fault = "";
        if (TryDuration(word, out var duration))
        {
            fault = duration > TimeSpan.Zero && duration <= Longest ? "" : $"'{word}' is not between 1s and 24h.";
            command = command with { Duration = duration };
        }
        else if (word.Length == 9 && word.All(char.IsAsciiLetterOrDigit))
        {
            fault = command.SiteId is null ? "" : "Two sites were named.";
            command = command with { SiteId = word.ToUpperInvariant() };
        }
        else
        {
            fault = command.PointId is null ? "" : $"'{word}': a point was already named.";
            command = command with { PointId = word };
        }

        return fault.Length == 0;
    }

    private static bool TryDuration(string word, out TimeSpan duration)
    {
        duration = default;
        var unit = word[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 0 };
        if (unit == 0 || !int.TryParse(word.AsSpan(0, word.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return false;
        }

        duration = TimeSpan.FromSeconds((double)count * unit);
        return true;
    }

    private static bool Is(string word, string name) => string.Equals(word, name, StringComparison.OrdinalIgnoreCase);
}
