using System.Text.Unicode;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Ingest.Payloads;

/// <summary>Reads <c>status</c> and <c>alarm</c> payloads (contract.md §2).</summary>
internal static class StatusParser
{
    /// <summary><c>{"online":true,…}</c>; other members are passed over.</summary>
    public static PayloadFault ReadStatus(ReadOnlySpan<byte> payload, out bool online)
    {
        online = false;
        var scanner = new JsonScanner(payload);
        var seen = false;
        if (!Begin(ref scanner, payload, out var any))
        {
            return scanner.Fault;
        }

        while (any)
        {
            if (!scanner.TryName(out var name, out _))
            {
                return scanner.Fault;
            }

            var isOnline = name.SequenceEqual("online"u8);
            if ((isOnline && seen && !scanner.Fail(PayloadReason.Duplicate))
                || !(isOnline ? scanner.TryBoolean(out online) : scanner.TrySkip(1)))
            {
                return scanner.Fault;
            }

            seen |= isOnline;
            any = scanner.Next((byte)'}');
        }

        return End(ref scanner, seen);
    }

    /// <summary>An alarm that the gateway raised; <paramref name="alarm"/> is complete if there is no fault.</summary>
    public static PayloadFault ReadAlarm(ReadOnlySpan<byte> payload, string siteId, string gatewayId, long arrival, out EdgeAlarm? alarm)
    {
        alarm = null;
        var scanner = new JsonScanner(payload);
        var read = new EdgeAlarm { SiteId = siteId, GatewayId = gatewayId, PointId = "", Active = false, Timestamp = arrival, ReceivedAt = arrival };
        var hasActive = false;
        if (!Begin(ref scanner, payload, out var any))
        {
            return scanner.Fault;
        }

        while (any)
        {
            if (!scanner.TryName(out var name, out _) || !TryReadMember(ref scanner, name, ref read, ref hasActive))
            {
                return scanner.Fault;
            }

            any = scanner.Next((byte)'}');
        }

        var fault = End(ref scanner, hasActive && read.PointId.Length > 0);
        alarm = fault.IsNone ? read : null;
        return fault;
    }

    private static bool TryReadMember(scoped ref JsonScanner scanner, ReadOnlySpan<byte> name, ref EdgeAlarm alarm, ref bool hasActive)
    {
        scanner.Peek();
        var at = scanner.Position;
        if (name.SequenceEqual("pointId"u8))
        {
            if (!TryText(ref scanner, 64, out var pointId))
            {
                return false;
            }

            alarm = alarm with { PointId = pointId ?? "" };
            return Identifiers.IsPointId(alarm.PointId) || scanner.Fail(PayloadReason.PointName, at);
        }

        if (name.SequenceEqual("condition"u8))
        {
            var ok = TryText(ref scanner, 64, out var condition);
            alarm = alarm with { Condition = condition };
            return ok;
        }

        if (name.SequenceEqual("level"u8))
        {
            var ok = TryText(ref scanner, 2, out var level);
            alarm = alarm with
            {
                Level = level switch { "H" => AlarmLevel.H, "HH" => AlarmLevel.HH, "L" => AlarmLevel.L, "LL" => AlarmLevel.LL, _ => AlarmLevel.None },
            };
            return ok && (alarm.Level != AlarmLevel.None || string.IsNullOrEmpty(level) || scanner.Fail(PayloadReason.WrongType, at));
        }

        if (name.SequenceEqual("active"u8))
        {
            hasActive = scanner.TryBoolean(out var active);
            alarm = alarm with { Active = active };
            return hasActive;
        }

        if (name.SequenceEqual("limit"u8) || name.SequenceEqual("value"u8))
        {
            double number = 0;
            var none = scanner.TryLiteral("null"u8);
            if (!none && !scanner.TryNumber(out number))
            {
                return false;
            }

            double? given = none ? null : number;
            alarm = name[0] == (byte)'l' ? alarm with { Limit = given } : alarm with { Value = given };
            return true;
        }

        if (name.SequenceEqual("ts"u8))
        {
            if (!scanner.TryInteger(PayloadReason.TimeForm, out var timestamp))
            {
                return false;
            }

            alarm = alarm with { Timestamp = timestamp };
            return timestamp is >= TelemetryParser.EarliestTime and < TelemetryParser.LatestTime || scanner.Fail(PayloadReason.TimeRange, at);
        }

        return scanner.TrySkip(1);
    }

    private static bool TryText(scoped ref JsonScanner scanner, int maximumBytes, out string? text)
    {
        text = null;
        var at = scanner.Position;
        if (scanner.TryLiteral("null"u8))
        {
            return true;
        }

        if (scanner.Peek() != (byte)'"')
        {
            return scanner.Fail(PayloadReason.WrongType, at);
        }

        if (!scanner.TryString(out var raw, out var escaped))
        {
            return false;
        }

        text = JsonText.ToString(raw, escaped, maximumBytes);
        return text is not null || scanner.Fail(PayloadReason.WrongType, at);
    }

    private static bool Begin(scoped ref JsonScanner scanner, ReadOnlySpan<byte> payload, out bool any)
    {
        any = false;
        if (!Utf8.IsValid(payload))
        {
            return scanner.Fail(PayloadReason.NotUtf8);
        }

        if (!scanner.TryTake((byte)'{'))
        {
            return scanner.Fail(PayloadReason.NotJson);
        }

        any = !scanner.TryTake((byte)'}');
        return true;
    }

    private static PayloadFault End(scoped ref JsonScanner scanner, bool complete)
    {
        if (scanner.Fault.IsNone && scanner.AtEnd() && !complete)
        {
            scanner.Fail(PayloadReason.WrongType, 0);
        }

        return scanner.Fault;
    }
}
