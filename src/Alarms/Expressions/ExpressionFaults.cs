using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Collects the faults of one text; the first <see cref="ExpressionLimits.MaxFaults"/> are kept.</summary>
internal sealed class ExpressionFaults(string text)
{
    private readonly List<ExpressionFault> _faults = [];

    /// <summary>Whether there is none.</summary>
    public bool None => _faults.Count == 0;

    /// <summary>Adds one; a second one at the same place is an echo of the first and is left out.</summary>
    public void Add(int offset, int length, string chinese, string english, string? suggestion = null)
    {
        if (_faults.Count >= ExpressionLimits.MaxFaults || _faults.Exists(f => f.Offset == offset))
        {
            return;
        }

        var before = text.AsSpan(0, Math.Min(offset, text.Length));
        _faults.Add(new ExpressionFault
        {
            Offset = offset,
            Length = length,
            Line = before.Count('\n') + 1,
            Column = offset - before.LastIndexOf('\n'),
            Text = chinese,
            TextEn = english,
            Suggestion = suggestion,
        });
    }

    /// <summary>What was collected, in the order of the text.</summary>
    public ExpressionFault[] ToArray() => [.. _faults.OrderBy(f => f.Offset)];
}
