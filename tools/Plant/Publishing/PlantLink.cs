using System.Net.Sockets;
using System.Text;
using Monitoring.MqttClient;

namespace Monitoring.Plant.Publishing;

/// <summary>
/// One MQTT connection for one site or for all: connects, says that the sites are online, lets them publish, and connects
/// again with growing pauses when it breaks.
/// </summary>
internal sealed class PlantLink(MqttOptions connect, string gateway, IReadOnlyList<SitePublisher> sites, BackOff backOff, TimeProvider clock, Action<string> say)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var before = Batches;
            try
            {
                await LineUpAsync(cancellationToken);
                await ConnectAndPublishAsync(cancellationToken);
            }
            catch (Exception error) when (error is IOException or SocketException)
            {
                say($"{connect.ClientId}: {error.Message}");
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            // A server that accepts and then throws out is not asked again and again at the shortest pause.
            if (Batches > before)
            {
                backOff.Reset();
            }

            try
            {
                await backOff.PauseAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private long Batches => sites.Sum(site => site.Batches);

    /// <summary>A link of its own is down with its site's line.</summary>
    private async Task LineUpAsync(CancellationToken cancellationToken)
    {
        while (sites is [{ OwnLink: true, Site.LineDown: true } site])
        {
            await site.Buffer.WaitAsync(cancellationToken);
        }
    }

    private async Task ConnectAndPublishAsync(CancellationToken cancellationToken)
    {
        // A will names one topic only; with all sites on one connection it speaks for the first, the service sees the rest.
        var will = new MqttWill(Topic(sites[0]), """{"online":false}"""u8.ToArray());
        await using var connection = await MqttConnection.ConnectAsync(connect with { Will = will }, cancellationToken);
        say($"{connect.ClientId}: connected to {connect.Host}:{connect.Port}");
        foreach (var site in sites)
        {
            await connection.PublishAsync(Topic(site), Online(), cancellationToken: cancellationToken);
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var publishing = sites.Select(site => site.RunAsync(connection, ended.Token)).ToArray();
        await Task.WhenAny([.. publishing, connection.Closed]);
        await ended.CancelAsync();
        await Task.WhenAll(publishing.Select(Quiet));
        if (cancellationToken.IsCancellationRequested)
        {
            await connection.DisconnectAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }

        var reason = await (connection.IsOpen ? CloseAsync(connection) : connection.Closed);
        say($"{connect.ClientId}: connection ended: {reason.Text}");
    }

    private static Task<MqttCloseReason> CloseAsync(MqttConnection connection)
    {
        connection.Abort();
        return connection.Closed;
    }

    /// <summary>That a publisher ended with its connection is no news; any other fault is thrown.</summary>
    private static async Task Quiet(Task publisher)
    {
        try
        {
            await publisher;
        }
        catch (Exception error) when (error is MqttClosedException or OperationCanceledException)
        {
        }
    }

    private byte[] Online() =>
        Encoding.UTF8.GetBytes($$"""{"online":true,"ts":{{clock.GetUtcNow().ToUnixTimeMilliseconds()}},"gateway":"{{gateway}}","firmware":"plant 0.1"}""");

    private static string Topic(SitePublisher site) => $"hm/v1/{site.Site.Id}/status";
}
