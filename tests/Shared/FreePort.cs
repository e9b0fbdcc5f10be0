using System.Net;
using System.Net.Sockets;

namespace Monitoring;

/// <summary>Ports for servers that tests start.</summary>
internal static class FreePort
{
    /// <summary>
    /// A port of loopback that nobody listens on, from below those that the system gives to outgoing connections (32768 and above): of those it may
    /// give away the very one before the server is up.
    /// </summary>
    public static int Find()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, Random.Shared.Next(10_000, 32_000));
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException) when (attempt < 100)
            {
                // Taken: another one.
            }
        }
    }
}
