using System.Globalization;
using System.Text;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Ingest.Broker;

/// <summary>The way to an MQTT 5.0 broker that gateways publish to. docs/brokers.md, docs/decisions/0016.</summary>
public sealed class BrokerOptions
{
    /// <summary><c>mqtt://HOST:1883</c> or <c>mqtts://HOST:8883</c>, without user and password: they would be seen in a list of processes.</summary>
    public required Uri Url { get; set; }

    /// <summary>
    /// Client id of this process, 1 to 128 of <c>A-Z a-z 0-9 _ . -</c>. Its own per process, and the same after a restart: the broker keeps
    /// what is not acknowledged under this name.
    /// </summary>
    public required string ClientId { get; set; }

    /// <summary>Share group, 1 to 64 of <c>A-Z a-z 0-9 _ . -</c>: each message comes to one process of the group. Default <c>monitoring</c>.</summary>
    public string Group { get; set; } = "monitoring";

    /// <summary>
    /// Whether processes share the messages (default). One that is alone may do without: Mosquitto 2.0.11 forgets at its own restart that a kept session
    /// shared something, and drops what comes before the process is back (docs/brokers.md).
    /// </summary>
    public bool Shared { get; set; } = true;

    /// <summary>Sites that this process takes, at most 500; none (default) takes all.</summary>
    public IReadOnlyList<string> Sites { get; set; } = [];

    /// <summary>User at the broker.</summary>
    public string? User { get; set; }

    /// <summary>Password at the broker.</summary>
    public string? Password { get; set; }

    /// <summary>PEM file of the authorities that may have signed the broker's certificate; the system's if not given. Only with <c>mqtts</c>.</summary>
    public string? CaFile { get; set; }

    /// <summary>
    /// QoS 1 messages without an acknowledgement, 1 to 65,535 (receive maximum). Default 2,048: 5 s of 2,145 sites with a batch each 5 s,
    /// while a silo is lost. The broker has a limit of its own.
    /// </summary>
    public int ReceiveMaximum { get; set; } = 2_048;

    /// <summary>QoS 0 messages waiting for their site, 0 to 100,000. Default 2,048. When full: the newest is dropped and counted.</summary>
    public int MaximumUnacknowledged { get; set; } = 2_048;

    /// <summary>How long the broker keeps messages for this process while it is away, 1 min to 30 days. Default 1 day.</summary>
    public TimeSpan SessionExpiry { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Keep-alive, 5 s to 10 min. Default 15 s: silence for one and a half times of it is the end of the connection.</summary>
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>A connection, subscription or publication that takes longer has failed; 1 s to 1 min. Default 10 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Pause before the first further try; doubles up to <see cref="LongestPause"/>. 10 ms to 1 min. Default 1 s.</summary>
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest pause between two tries, up to 10 min. Default 15 s.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Messages down that wait for the broker, 1 to 100,000. Default 20,000. When full: the newest is dropped and counted.</summary>
    public int MaximumDown { get; set; } = 20_000;

    internal bool IsTls => Url.Scheme == "mqtts";

    internal int Port => Url.Port > 0 ? Url.Port : IsTls ? 8883 : 1883;

    /// <summary>All faults of these options; empty if they are good.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> faults = [];
        var absolute = Url is { IsAbsoluteUri: true, Scheme: "mqtt" or "mqtts", Host.Length: > 0 };
        Check(absolute, "Url: is not mqtt://HOST[:PORT] or mqtts://HOST[:PORT]");
        Check(!absolute || Url.UserInfo.Length == 0, "Url: must not hold a user or password");
        Check(!absolute || Url.AbsolutePath is "" or "/", "Url: must not hold a path");
        Check(IsName(ClientId, 128), "ClientId: must be 1 to 128 of A-Z a-z 0-9 _ . -");
        Check(IsName(Group, 64), "Group: must be 1 to 64 of A-Z a-z 0-9 _ . -");
        Check(Sites.Count <= 500, $"Sites: {Sites.Count} are more than 500");
        faults.AddRange(Sites.Where(static site => !Identifiers.IsSiteId(Encoding.UTF8.GetBytes(site))).Select(static site => $"Sites: {site} is not an enterprise code of 9 characters"));
        Check(Sites.Distinct(StringComparer.Ordinal).Count() == Sites.Count, "Sites: one is there twice");
        Check(Password is null || User is not null, "User: must be given with a password");
        Check(CaFile is null || !absolute || IsTls, "CaFile: only with mqtts");
        CheckNumber(ReceiveMaximum, 1, ushort.MaxValue, nameof(ReceiveMaximum));
        CheckNumber(MaximumUnacknowledged, 0, 100_000, nameof(MaximumUnacknowledged));
        CheckNumber(MaximumDown, 1, 100_000, nameof(MaximumDown));
        CheckTime(SessionExpiry, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30), nameof(SessionExpiry));
        CheckTime(KeepAlive, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(10), nameof(KeepAlive));
        CheckTime(Timeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), nameof(Timeout));
        CheckTime(FirstPause, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1), nameof(FirstPause));
        CheckTime(LongestPause, FirstPause, TimeSpan.FromMinutes(10), nameof(LongestPause));
        return faults;

        void Check(bool good, string fault)
        {
            if (!good)
            {
                faults.Add(fault);
            }
        }

        void CheckNumber(int value, int least, int most, string name) =>
            Check(value >= least && value <= most, string.Create(CultureInfo.InvariantCulture, $"{name}: {value} is not between {least} and {most}"));

        void CheckTime(TimeSpan value, TimeSpan least, TimeSpan most, string name) =>
            Check(value >= least && value <= most, string.Create(CultureInfo.InvariantCulture, $"{name}: {value} is not between {least} and {most}"));
    }

    private static bool IsName(string? text, int longest) =>
        text is { Length: > 0 } && text.Length <= longest && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-');
}
