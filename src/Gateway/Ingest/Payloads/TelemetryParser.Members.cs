namespace Monitoring.Gateway.Ingest.Payloads;

/// <content>Names of the contract's members.</content>
internal ref partial struct TelemetryParser
{
    [Flags]
    private enum Members
    {
        None = 0,
        Other = 1,
        Seq = 2,
        Ts = 4,
        Backfill = 8,
        Points = 16,
        Rows = 32,
        V = 64,
        Q = 128,
    }

    private bool TryMember(out Members member)
    {
        member = Members.Other;
        if (!_scanner.TryName(out var raw, out var escaped))
        {
            return false;
        }

        Span<byte> buffer = stackalloc byte[16];
        scoped var name = raw;
        if (escaped)
        {
            name = JsonText.TryUnescape(raw, buffer, out var length) ? buffer[..length] : default;
        }

        member = name.Length switch
        {
            1 => name[0] == (byte)'v' ? Members.V : name[0] == (byte)'q' ? Members.Q : Members.Other,
            2 => name.SequenceEqual("ts"u8) ? Members.Ts : Members.Other,
            3 => name.SequenceEqual("seq"u8) ? Members.Seq : Members.Other,
            4 => name.SequenceEqual("rows"u8) ? Members.Rows : Members.Other,
            6 => name.SequenceEqual("points"u8) ? Members.Points : Members.Other,
            8 => name.SequenceEqual("backfill"u8) ? Members.Backfill : Members.Other,
            _ => Members.Other,
        };
        return true;
    }

    // A known member that comes twice is refused: which of the two was meant is a guess. Unknown members may repeat.
    private bool Once(ref Members seen, Members member)
    {
        if (member != Members.Other && (seen & member) != 0)
        {
            return _scanner.Fail(PayloadReason.Duplicate);
        }

        seen |= member;
        return true;
    }
}
