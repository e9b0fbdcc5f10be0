using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Monitoring.Plant.Faults;

namespace Monitoring.Plant.Hosting;

/// <summary>Takes command lines from standard input and, if asked, from a loopback port; the driver carries them out.</summary>
internal sealed class Operator(ChannelWriter<(FaultCommand Command, Action<string> Answer)> commands)
{
    public async Task ReadAsync(TextReader lines, TextWriter answers, CancellationToken cancellationToken)
    {
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (!FaultCommandParser.TryParse(line, out var command, out var fault))
            {
                await answers.WriteLineAsync(fault.AsMemory(), cancellationToken);
                continue;
            }

            var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            await commands.WriteAsync((command, text => answer.TrySetResult(text)), cancellationToken);
            await answers.WriteLineAsync((await answer.Task.WaitAsync(cancellationToken)).AsMemory(), cancellationToken);
        }
    }

    /// <exception cref="SocketException">The port is taken.</exception>
    public void Listen(int port, CancellationToken cancellationToken)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        _ = AcceptAsync(listener, cancellationToken);
    }

    private async Task AcceptAsync(TcpListener listener, CancellationToken cancellationToken)
    {
        using var owned = listener;
        while (!cancellationToken.IsCancellationRequested)
        {
            _ = ServeAsync(await listener.AcceptTcpClientAsync(cancellationToken), cancellationToken);
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken cancellationToken)
    {
        using (client)
        {
            try
            {
                using var reader = new StreamReader(client.GetStream());
                await using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true };
                await ReadAsync(reader, writer, cancellationToken);
            }
            catch (IOException)
            {
                // The other side went away in the middle of a line; the next one is welcome.
            }
        }
    }
}
