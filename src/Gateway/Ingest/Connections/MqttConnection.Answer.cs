using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Flow;
using Monitoring.Gateway.Ingest.Mqtt;

namespace Monitoring.Gateway.Ingest.Connections;

/// <content>The answerer: PUBACK and PUBREC in the order of PUBLISH [MQTT-4.6.0-2], after their samples are on disk.</content>
internal sealed partial class MqttConnection
{
    private async Task AnswerAsync()
    {
        var reader = _rounds.Reader;
        var failed = false;
        while (await reader.WaitToReadAsync())
        {
            while (reader.TryPeek(out var round))
            {
                if (!RoundRunner.IsCompleted(round))
                {
                    // One write for all rounds that were ready.
                    _output.Flush();
                }

                await _context.Runner.CompleteAsync(round, _counter!);
                reader.TryRead(out _);

                // After a failure nothing is answered any more: an answer would overtake the one that is owed.
                failed = failed || (round.Failed && OwesAnswer(round));
                if (failed)
                {
                    await FailAsync(round);
                    continue;
                }

                Write(round);
                if (!round.Failed)
                {
                    _context.Pool.Return(round);
                }
            }

            _output.Flush();
        }
    }

    private static bool OwesAnswer(IngestRound round)
    {
        foreach (ref readonly var answer in round.Answers)
        {
            if (answer.Call >= 0 && round.Call(answer.Call).Outcome is IngestOutcome.LogUnavailable or IngestOutcome.Retry)
            {
                return true;
            }
        }

        return false;
    }

    private void Write(IngestRound round)
    {
        var answers = round.Answers;
        if (answers.IsEmpty)
        {
            return;
        }

        for (var i = 0; i < answers.Length; i++)
        {
            if (answers[i].Qos == 2)
            {
                Settle(answers[i].PacketId, Outcome(round, answers[i]));
            }
        }

        lock (_output.Gate)
        {
            foreach (ref readonly var answer in answers)
            {
                _output.Writer.Acknowledge(
                    answer.Qos == 2 ? PacketType.PubRec : PacketType.PubAck,
                    answer.PacketId,
                    Outcome(round, answer),
                    _version,
                    _connect!.RequestProblemInformation ? answer.Text : null);
            }
        }

        Interlocked.Add(ref _unanswered, -answers.Length);
    }

    private static ReasonCode Outcome(IngestRound round, in RoundAnswer answer) =>
        answer.Call >= 0 && round.Call(answer.Call).Outcome == IngestOutcome.UnknownSite ? ReasonCode.NotAuthorized : answer.Reason;

    // A PUBREC with a fault frees the identifier in 5.0 [MQTT-4.3.3-9]; 3.1.1 goes on to PUBREL whatever it was.
    private void Settle(ushort packetId, ReasonCode reason)
    {
        if (reason < ReasonCode.UnspecifiedError || !IsV5)
        {
            _session!.AddExactlyOnce(packetId);
        }

        Forget(packetId);
    }

    private void Forget(ushort packetId)
    {
        if (_exactlyOnceUnderWay is { } set)
        {
            lock (set)
            {
                set.Remove(packetId);
            }
        }
    }

    private async Task FailAsync(IngestRound round)
    {
        foreach (var answer in round.Answers.ToArray())
        {
            Forget(answer.PacketId);
        }

        if (IsClosing)
        {
            return;
        }

        LogNotDurable(_context.Logger, GatewayId!);
        await PauseAsync();
        RequestClose(Reason(round));
    }

    private static ReasonCode Reason(IngestRound round)
    {
        for (var i = 0; i < round.CallCount; i++)
        {
            if (round.Call(i).Outcome == IngestOutcome.Retry)
            {
                return ReasonCode.ServerBusy;
            }
        }

        return ReasonCode.QuotaExceeded;
    }
}
