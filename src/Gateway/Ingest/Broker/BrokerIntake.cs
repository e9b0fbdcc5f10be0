using System.Text;
using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Flow;

namespace Monitoring.Gateway.Ingest.Broker;

/// <summary>Sends each message of the broker to the lane of its site and gateway, or back.</summary>
internal sealed class BrokerIntake(IngestContext context, BrokerOptions options, BrokerState state, BrokerGateways gateways)
{
    /// <summary>Most lanes; when full, those that do nothing go and are made again at need.</summary>
    public const int MaximumLanes = 20_000;

    private readonly Dictionary<(string Gateway, string Site), BrokerLane> _lanes = [];

    /// <summary>Lanes now.</summary>
    public int LaneCount
    {
        get
        {
            lock (_lanes)
            {
                return _lanes.Count;
            }
        }
    }

    public async ValueTask TakeAsync(BrokerSession session, BrokerMessage message)
    {
        var (site, isTopic) = Route(message.Topic);
        var account = BrokerGateways.Nobody;
        if (message.Gateway is { } name)
        {
            // A store that did not answer is not asked again by this connection: everybody would wait for it.
            var (read, found) = await gateways.FindAsync(name, ask: !session.IsFailing);
            if (!read)
            {
                session.Fail($"gateway {name}: it could not be read");
                return;
            }

            account = found is { Revoked: false } ? found : BrokerGateways.Nobody;
            if (site is not null && !account.Sites.Contains(site, StringComparer.Ordinal))
            {
                await RefuseAsync(session, message, account with { Sites = [] });
                return;
            }
        }

        if (site is null || !isTopic)
        {
            await RefuseAsync(session, message, account with { Sites = site is null ? [] : [site] });
            return;
        }

        if (!message.IsOwed && !state.TryHold(options.MaximumUnacknowledged))
        {
            context.Metrics.Dropped("broker-qos0");
            return;
        }

        Add(account, site, message);
    }

    private static (string? Site, bool IsTopic) Route(byte[] topic)
    {
        var route = TopicRoute.Parse(topic);
        return (route.SiteId.IsEmpty ? null : Encoding.ASCII.GetString(route.SiteId), route.Kind != TopicKind.None);
    }

    private void Add(GatewayAccount account, string site, BrokerMessage message)
    {
        // Together, so that no lane is dropped between being found and being used.
        lock (_lanes)
        {
            if (!_lanes.TryGetValue((account.GatewayId, site), out var lane))
            {
                if (_lanes.Count >= MaximumLanes)
                {
                    Trim();
                }

                var counter = context.Counters.Get(account.GatewayId);
                lane = new BrokerLane(context, state, site, account, counter, named: account.GatewayId != BrokerGateways.Unnamed);
                _lanes.Add((account.GatewayId, site), lane);
            }

            lane.Add(message);
        }
    }

    private void Trim()
    {
        foreach (var (key, lane) in _lanes)
        {
            if (lane.IsIdle)
            {
                _lanes.Remove(key);
            }
        }

        context.Points.ForgetUnknown();
    }

    private async ValueTask RefuseAsync(BrokerSession session, BrokerMessage message, GatewayAccount account)
    {
        var intake = new PublishIntake(context, account, context.Counters.Get(account.GatewayId));
        var round = context.Pool.TakeRound();
        intake.Take(message.Topic, message.Payload, message.IsOwed ? 1 : 0, message.PacketId, round, context.Now());
        if (round.AnswerCount > 0)
        {
            var answer = round.Answers[0];
            await session.AcknowledgeAsync(message, answer.Reason, answer.Text);
        }

        context.Pool.Return(round);
    }
}
