using Monitoring.Gateway.Ingest.Mqtt;

namespace Monitoring.Gateway.Ingest.Flow;

/// <summary>An answer that a round owes, in the order of its PUBLISH packets.</summary>
/// <param name="PacketId">Packet identifier.</param>
/// <param name="Qos">1: PUBACK, 2: PUBREC.</param>
/// <param name="Reason">Success if the call decides.</param>
/// <param name="Call">Which call must be durable first; −1 none.</param>
/// <param name="Text">Reason string for 5.0.</param>
internal readonly record struct RoundAnswer(ushort PacketId, byte Qos, ReasonCode Reason, short Call, string? Text);

/// <summary>
/// What one read of one connection brought: at most one call of samples per site, and the answers owed. Pooled; a round whose call
/// failed is not used again, since the call may still hold its arrays.
/// </summary>
internal sealed class IngestRound
{
    private RoundAnswer[] _answers = new RoundAnswer[16];
    private RoundCall[] _calls = [];

    public int AnswerCount { get; private set; }

    public int CallCount { get; private set; }

    public int Messages { get; set; }

    public int Samples { get; set; }

    /// <summary>When its calls were made, a timestamp of <see cref="TimeProvider"/>.</summary>
    public long StartedAt { get; set; }

    /// <summary>The span of its calls; null while nobody traces.</summary>
    public System.Diagnostics.Activity? Span { get; set; }

    /// <summary>Set by the first call that did not become durable.</summary>
    public bool Failed { get; set; }

    public bool IsEmpty => AnswerCount == 0 && CallCount == 0;

    public ReadOnlySpan<RoundAnswer> Answers => _answers.AsSpan(0, AnswerCount);

    public RoundCall Call(int index) => _calls[index];

    public void Answer(in RoundAnswer answer)
    {
        if (AnswerCount == _answers.Length)
        {
            Array.Resize(ref _answers, _answers.Length * 2);
        }

        _answers[AnswerCount++] = answer;
    }

    /// <summary>Forgets the answers given since there were <paramref name="count"/>: they must not be sent.</summary>
    public void TakeBack(int count) => AnswerCount = count;

    public RoundCall AddCall(SiteLane lane, out short index)
    {
        if (CallCount == _calls.Length)
        {
            Array.Resize(ref _calls, Math.Max(2, _calls.Length * 2));
        }

        index = (short)CallCount;
        var call = _calls[CallCount++] ??= new RoundCall();
        call.Lane = lane;
        return call;
    }

    public int IndexOf(RoundCall call) => Array.IndexOf(_calls, call, 0, CallCount);

    public void Reset()
    {
        for (var i = 0; i < CallCount; i++)
        {
            _calls[i].Clear();
        }

        AnswerCount = CallCount = Messages = Samples = 0;
        Failed = false;
        Span = null;
    }
}
