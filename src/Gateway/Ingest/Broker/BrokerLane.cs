using Microsoft.Extensions.Logging;
using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Counters;
using Monitoring.Gateway.Ingest.Flow;
using Monitoring.Gateway.Ingest.Mqtt;
using Monitoring.Gateway.Ingest.Points;

namespace Monitoring.Gateway.Ingest.Broker;

/// <summary>
/// The messages of one site and one gateway, in their order: what waits becomes one round, and the next round begins when that one is
/// durable. So a site that is slow or fails holds up nobody else, and nothing of a site overtakes what came before it.
/// </summary>
internal sealed partial class BrokerLane(IngestContext context, BrokerState state, string siteId, GatewayAccount account, GatewayCounter counter, bool named)
{
    /// <summary>A round with this many samples or messages is handed on: bounds its arrays.</summary>
    private const int LargeRound = 16_384;

    private readonly PublishIntake _intake = new(context, account with { Sites = [siteId] }, counter);
    private readonly Queue<BrokerMessage> _waiting = new();
    private readonly List<BrokerMessage> _taken = [];
    private BrokerSession? _failed;
    private bool _running;

    /// <summary>Nothing waits and nothing is under way.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_waiting)
            {
                return !_running;
            }
        }
    }

    /// <summary>Takes a message; its acknowledgement follows.</summary>
    public void Add(BrokerMessage message)
    {
        lock (_waiting)
        {
            _waiting.Enqueue(message);
            if (_running)
            {
                return;
            }

            _running = true;
        }

        _ = Task.Run(RunAsync);
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "Whatever a round throws means the same: not durable. The lane must live on; logged, and the broker delivers again.")]
    private async Task RunAsync()
    {
        while (TryPeek(out var session))
        {
            if (ReferenceEquals(session, _failed) || !session.TryBegin())
            {
                // The broker delivers them again.
                Drop(session);
                continue;
            }

            try
            {
                await RoundAsync(session);
            }
            catch (Exception error)
            {
                LogRoundFailed(context.Logger, error, siteId);
                Fail(session, "its messages could not be taken");
            }
            finally
            {
                session.Done();
            }
        }
    }

    private bool TryPeek(out BrokerSession session)
    {
        lock (_waiting)
        {
            _running = _waiting.TryPeek(out var next);
            session = next?.Session!;
            return _running;
        }
    }

    private BrokerMessage? Next(BrokerSession session)
    {
        lock (_waiting)
        {
            return _waiting.TryPeek(out var next) && ReferenceEquals(next.Session, session) ? next : null;
        }
    }

    private void Leave(BrokerMessage message)
    {
        lock (_waiting)
        {
            _waiting.Dequeue();
        }

        if (!message.IsOwed)
        {
            state.LetGo();
        }
    }

    private void Drop(BrokerSession session)
    {
        while (Next(session) is { } message)
        {
            Leave(message);
            if (!message.IsOwed)
            {
                context.Metrics.Dropped("qos0-failed");
            }
        }
    }

    private async Task RoundAsync(BrokerSession session)
    {
        var round = context.Pool.TakeRound();
        _taken.Clear();
        if (Fill(session, round))
        {
            if (!await SiteLoader.TryLoadAsync(context, _intake.Wanted!))
            {
                Fail(session, "its point table could not be loaded");
                return;
            }
        }

        if (round.IsEmpty)
        {
            context.Pool.Return(round);
            return;
        }

        PublishIntake.CloseRound(round);
        if (!named)
        {
            ForgetNumbers(round);
        }

        context.Runner.Start(round);
        await context.Runner.CompleteAsync(round, counter);
        await AnswerAsync(session, round);
        if (round.Failed)
        {
            // The round is not used again: its arrays may still be held by the call.
            Fail(session, "its samples could not be stored");
            return;
        }

        context.Pool.Return(round);
    }

    // True if the point table must be loaded before the next message can be taken.
    private bool Fill(BrokerSession session, IngestRound round)
    {
        var arrival = context.Now();
        counter.Seen(arrival);
        while (round.Samples < LargeRound && round.Messages < LargeRound && Next(session) is { } message)
        {
            if (_intake.Take(message.Topic, message.Payload, message.IsOwed ? 1 : 0, message.PacketId, round, arrival) == IntakeStep.NeedsSite)
            {
                return true;
            }

            Leave(message);
            if (message.IsOwed)
            {
                _taken.Add(message);
            }
        }

        return false;
    }

    private async Task AnswerAsync(BrokerSession session, IngestRound round)
    {
        for (var i = 0; i < round.AnswerCount; i++)
        {
            var answer = round.Answers[i];
            var outcome = answer.Call < 0 ? IngestOutcome.Durable : round.Call(answer.Call).Outcome;
            if (outcome is not (IngestOutcome.LogUnavailable or IngestOutcome.Retry))
            {
                await session.AcknowledgeAsync(_taken[i], outcome == IngestOutcome.UnknownSite ? ReasonCode.NotAuthorized : answer.Reason, answer.Text);
            }
        }
    }

    private void Fail(BrokerSession session, string what)
    {
        _failed = session;
        session.Fail($"site {siteId}: {what}");
    }

    // Publishers without a name share one; their numbers say nothing of each other, and a number that two of them use is no repeat.
    private static void ForgetNumbers(IngestRound round)
    {
        for (var i = 0; i < round.CallCount; i++)
        {
            if (round.Call(i).Builder?.Batch is { } batch)
            {
                foreach (ref var message in batch.Messages.AsSpan(0, batch.MessageCount))
                {
                    message = message with { Seq = BatchMessage.NoSeq };
                }
            }
        }
    }

    [LoggerMessage(1104, LogLevel.Error, "Messages of the broker for site {SiteId} could not be taken; they are not acknowledged.")]
    private static partial void LogRoundFailed(ILogger logger, Exception error, string siteId);
}
