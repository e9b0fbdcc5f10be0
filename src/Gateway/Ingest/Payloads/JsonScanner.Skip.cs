namespace Monitoring.Gateway.Ingest.Payloads;

/// <content>Passing over members that this version does not know: they must still be JSON.</content>
internal ref partial struct JsonScanner
{
    /// <summary>Passes over one value. <paramref name="depth"/> is the number of brackets already open around it.</summary>
    public bool TrySkip(int depth)
    {
        switch (Peek())
        {
            case (byte)'"':
                return TryString(out _, out _);
            case (byte)'{':
                return TrySkipObject(depth + 1);
            case (byte)'[':
                return TrySkipArray(depth + 1);
            case (byte)'t':
                return TryLiteral("true"u8) || Fail(PayloadReason.NotJson);
            case (byte)'f':
                return TryLiteral("false"u8) || Fail(PayloadReason.NotJson);
            case (byte)'n':
                return TryLiteral("null"u8) || Fail(PayloadReason.NotJson);
            default:
                // A skipped number may be beyond a double.
                if (!DecimalParser.TryParse(Rest, out _, out var length))
                {
                    return Fail(PayloadReason.NotJson);
                }

                Advance(length);
                return true;
        }
    }

    private bool TrySkipObject(int depth)
    {
        if (depth > MaximumDepth)
        {
            return Fail(PayloadReason.TooDeep);
        }

        Advance(1);
        if (TryTake((byte)'}'))
        {
            return true;
        }

        do
        {
            if (!TryName(out _, out _) || !TrySkip(depth))
            {
                return false;
            }
        }
        while (Next((byte)'}'));
        return Fault.IsNone;
    }

    private bool TrySkipArray(int depth)
    {
        if (depth > MaximumDepth)
        {
            return Fail(PayloadReason.TooDeep);
        }

        Advance(1);
        if (TryTake((byte)']'))
        {
            return true;
        }

        do
        {
            if (!TrySkip(depth))
            {
                return false;
            }
        }
        while (Next((byte)']'));
        return Fault.IsNone;
    }
}
