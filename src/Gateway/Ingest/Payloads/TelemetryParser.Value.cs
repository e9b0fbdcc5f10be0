using Monitoring.Contracts;

namespace Monitoring.Gateway.Ingest.Payloads;

/// <content>One value: a number, a switch, or <c>{"v":…,"q":…,"ts":…}</c>.</content>
internal ref partial struct TelemetryParser
{
    private bool ReadValue(int point, string? unknown, long timestamp, int depth)
    {
        double value;
        var quality = Quality.Good;
        switch (_scanner.Peek())
        {
            case (byte)'{':
                if (!ReadValueObject(out value, out quality, ref timestamp, depth + 1))
                {
                    return false;
                }

                break;
            case (byte)'t' or (byte)'f':
                if (!_scanner.TryBoolean(out var flag))
                {
                    return false;
                }

                value = flag ? 1 : 0;
                break;
            default:
                if (!_scanner.TryNumber(out value))
                {
                    return false;
                }

                break;
        }

        if (_batch.OpenCount == _maximumSamples)
        {
            return _scanner.Fail(PayloadReason.TooManySamples);
        }

        if (unknown is null)
        {
            _batch.Add(point, timestamp, value, quality);
        }
        else
        {
            _batch.AddUnknown(unknown, timestamp, value, quality);
        }

        return true;
    }

    private bool ReadValueObject(out double value, out Quality quality, ref long timestamp, int depth)
    {
        value = double.NaN;
        quality = Quality.Good;
        var start = _scanner.Position;
        var valueAt = -1;
        var seen = Members.None;
        _scanner.Advance(1);
        if (_scanner.TryTake((byte)'}'))
        {
            return _scanner.Fail(PayloadReason.NotANumber, start);
        }

        do
        {
            if (!TryMember(out var member) || !Once(ref seen, member))
            {
                return false;
            }

            var ok = member switch
            {
                Members.V => ReadNumberOrNull(out value, out valueAt),
                Members.Q => ReadQuality(out quality),
                Members.Ts => ReadTime(out timestamp),
                _ => _scanner.TrySkip(depth),
            };
            if (!ok)
            {
                return false;
            }
        }
        while (_scanner.Next((byte)'}'));
        if (!_scanner.Fault.IsNone)
        {
            return false;
        }

        // Without a number only a bad value is one.
        return quality == Quality.Bad || !double.IsNaN(value) || _scanner.Fail(PayloadReason.NotANumber, valueAt < 0 ? start : valueAt);
    }

    private bool ReadNumberOrNull(out double value, out int at)
    {
        value = double.NaN;
        var first = _scanner.Peek();
        at = _scanner.Position;
        if (first is (byte)'t' or (byte)'f')
        {
            var ok = _scanner.TryBoolean(out var flag);
            value = flag ? 1 : 0;
            return ok;
        }

        return _scanner.TryLiteral("null"u8) || _scanner.TryNumber(out value);
    }

    private bool ReadQuality(out Quality quality)
    {
        quality = Quality.Good;
        _scanner.Peek();
        var at = _scanner.Position;
        if (_scanner.Peek() != (byte)'"')
        {
            return _scanner.Fail(PayloadReason.Quality);
        }

        if (!_scanner.TryString(out var raw, out _))
        {
            return false;
        }

        quality = raw.SequenceEqual("bad"u8) ? Quality.Bad : raw.SequenceEqual("uncertain"u8) ? Quality.Uncertain : Quality.Good;
        return quality != Quality.Good || raw.SequenceEqual("good"u8) || _scanner.Fail(PayloadReason.Quality, at);
    }

    private bool ReadTime(out long timestamp)
    {
        _scanner.Peek();
        var at = _scanner.Position;
        if (!_scanner.TryInteger(PayloadReason.TimeForm, out timestamp))
        {
            return false;
        }

        _latest = Math.Max(_latest, timestamp);
        return timestamp is >= EarliestTime and < LatestTime || _scanner.Fail(PayloadReason.TimeRange, at);
    }
}
