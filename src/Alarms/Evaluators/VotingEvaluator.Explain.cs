namespace Monitoring.Alarms;

internal sealed partial class VotingEvaluator
{
    /// <inheritdoc/>
    public override Explanation Explain(ReadOnlySpan<double> memory)
    {
        var newest = Newest(memory);
        List<string> voting = [];
        List<string> failed = [];
        (double Value, double Limit)? worst = null;
        for (var i = 0; i < _detectors.Length; i++)
        {
            var (point, limit, _) = _detectors[i];
            var value = memory[Width * i];
            if (!IsHeard(memory, i, newest))
            {
                failed.Add(point.PointId);
            }
            else if (((int)memory[(Width * i) + 2] & Votes) != 0)
            {
                voting.Add($"{point.PointId}={Amount.Of(value, point.Unit)}{(_low ? "≤" : "≥")}{Amount.Of(limit)}");
                worst = worst is null || (_low ? value < worst.Value.Value : value > worst.Value.Value) ? (value, limit) : worst;
            }
        }

        // One value stands in the record, in the unit of the rule's point: only if all detectors have one unit it means something.
        var oneUnit = _detectors.All(d => d.Point.Unit == _detectors[0].Point.Unit);
        var none = failed.Count == 0;
        return new Explanation(
            oneUnit ? worst?.Value : null,
            oneUnit ? worst?.Limit : null,
            $"{_detectors.Length}取{_rule.K}：{voting.Count}个探测器达到限值（{string.Join("、", voting)}）{(none ? "" : $"；无有效数据不参与表决：{string.Join("、", failed)}")}",
            $"{_rule.K} out of {_detectors.Length}: {voting.Count} detectors beyond their limit ({string.Join(", ", voting)}){(none ? "" : $"; without good data and vote: {string.Join(", ", failed)}")}",
            Unit: oneUnit ? _detectors[0].Point.Unit : null);
    }
}
