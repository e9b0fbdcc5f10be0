using Monitoring.Contracts;

namespace Monitoring.Gateway.Ingest.Payloads;

/// <content>The batch form: <c>points</c> of one time, or <c>rows</c> of many.</content>
internal ref partial struct TelemetryParser
{
    private bool ReadBatch(long arrival, out long seq, out bool backfill, out long latest)
    {
        seq = BatchMessage.NoSeq;
        backfill = false;
        latest = arrival;
        var timestamp = BatchBuilder.TimePending;
        var seen = Members.None;
        if (!_scanner.TryTake((byte)'{'))
        {
            return _scanner.Fail(LooksLikeJson() ? PayloadReason.NotAnObject : PayloadReason.NotJson);
        }

        if (!_scanner.TryTake((byte)'}'))
        {
            do
            {
                if (!TryMember(out var member) || !Once(ref seen, member))
                {
                    return false;
                }

                var ok = member switch
                {
                    Members.Seq => ReadSeq(out seq),
                    Members.Ts => ReadTime(out timestamp),
                    Members.Backfill => _scanner.TryBoolean(out backfill),
                    Members.Points => ReadPoints(timestamp, 2),
                    Members.Rows => ReadRows(),
                    _ => _scanner.TrySkip(1),
                };
                if (!ok)
                {
                    return false;
                }
            }
            while (_scanner.Next((byte)'}'));
        }

        if (!_scanner.Fault.IsNone || !_scanner.AtEnd())
        {
            return false;
        }

        if ((seen & (Members.Points | Members.Rows)) == 0)
        {
            return _scanner.Fail(PayloadReason.NoPoints, 0);
        }

        // Either no ts, or it came behind the points.
        if ((seen & Members.Points) != 0)
        {
            _batch.SetPendingTimes(timestamp == BatchBuilder.TimePending ? arrival : timestamp);
        }

        latest = _latest == 0 ? arrival : _latest;
        return true;
    }

    private bool ReadSeq(out long seq)
    {
        _scanner.Peek();
        var at = _scanner.Position;
        return _scanner.TryInteger(PayloadReason.Seq, out seq) && (seq >= 0 || _scanner.Fail(PayloadReason.Seq, at));
    }

    private bool ReadRows()
    {
        if (!_scanner.TryTake((byte)'['))
        {
            return _scanner.Fail(PayloadReason.NotAnObject);
        }

        if (_scanner.TryTake((byte)']'))
        {
            return true;
        }

        do
        {
            if (!ReadRow())
            {
                return false;
            }
        }
        while (_scanner.Next((byte)']'));
        return _scanner.Fault.IsNone;
    }

    private bool ReadRow()
    {
        if (!_scanner.TryTake((byte)'{'))
        {
            return _scanner.Fail(PayloadReason.NotAnObject);
        }

        var start = _scanner.Position - 1;
        var samples = _batch.Batch.SampleCount;
        var unknown = _batch.Batch.UnknownCount;
        var timestamp = BatchBuilder.TimePending;
        var seen = Members.None;
        if (!_scanner.TryTake((byte)'}'))
        {
            do
            {
                if (!TryMember(out var member) || !Once(ref seen, member))
                {
                    return false;
                }

                var ok = member switch
                {
                    Members.Ts => ReadTime(out timestamp),
                    Members.Points => ReadPoints(timestamp, 4),
                    _ => _scanner.TrySkip(3),
                };
                if (!ok)
                {
                    return false;
                }
            }
            while (_scanner.Next((byte)'}'));
        }

        if (!_scanner.Fault.IsNone)
        {
            return false;
        }

        if ((seen & Members.Ts) == 0 || (seen & Members.Points) == 0)
        {
            return _scanner.Fail((seen & Members.Ts) == 0 ? PayloadReason.NoTime : PayloadReason.NoPoints, start);
        }

        _batch.SetPendingTimes(samples, unknown, timestamp);
        return true;
    }

    private bool ReadPoints(long timestamp, int depth)
    {
        if (!_scanner.TryTake((byte)'{'))
        {
            return _scanner.Fail(PayloadReason.NotAnObject);
        }

        _points.Begin();
        if (_scanner.TryTake((byte)'}'))
        {
            return true;
        }

        do
        {
            if (!TryPoint(out var point, out var unknown) || !ReadValue(point, unknown, timestamp, depth))
            {
                return false;
            }
        }
        while (_scanner.Next((byte)'}'));
        return _scanner.Fault.IsNone;
    }

    private bool TryPoint(out int point, out string? unknown)
    {
        unknown = null;
        _scanner.Peek();
        var at = _scanner.Position;
        if (_points.TryPredicted(_scanner.Rest, out point, out var length))
        {
            _scanner.Advance(length);
            return _scanner.Expect((byte)':') && (_points.Mark(point) || _scanner.Fail(PayloadReason.Duplicate, at));
        }

        if (!_scanner.TryName(out var raw, out var escaped))
        {
            return false;
        }

        Span<byte> buffer = stackalloc byte[64];
        scoped var name = raw;
        if (escaped)
        {
            name = JsonText.TryUnescape(raw, buffer, out var written) ? buffer[..written] : default;
        }

        if (!Identifiers.IsPointId(name))
        {
            return _scanner.Fail(PayloadReason.PointName, at);
        }

        point = _points.FindNext(name, out unknown);
        return unknown is not null || _points.Mark(point) || _scanner.Fail(PayloadReason.Duplicate, at);
    }

    private bool LooksLikeJson()
    {
        var first = _scanner.Peek();
        return first is (byte)'[' or (byte)'"' or (byte)'-' or (byte)'t' or (byte)'f' or (byte)'n' or (>= (byte)'0' and <= (byte)'9');
    }
}
