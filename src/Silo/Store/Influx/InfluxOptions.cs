namespace Monitoring.Silo;

/// <summary>Options of the InfluxDB store. Either <see cref="Database"/> (1.x) or <see cref="Org"/> and <see cref="Bucket"/> (2.x, 3.x).</summary>
public sealed class InfluxOptions
{
    /// <summary>Base address, e.g. <c>http://influx:8086</c>. Without user and password: they would be seen in a list of processes.</summary>
    public required Uri Url { get; set; }

    /// <summary>1.x: database. 2.x: database that is mapped to the bucket, for reading; the bucket's name if it is not given.</summary>
    public string? Database { get; set; }

    /// <summary>1.x: retention policy; the database's default if not given.</summary>
    public string? RetentionPolicy { get; set; }

    /// <summary>1.x: user, if the server asks for one.</summary>
    public string? User { get; set; }

    /// <summary>1.x: password.</summary>
    public string? Password { get; set; }

    /// <summary>2.x and 3.x: organisation. VictoriaMetrics and 3.x take any.</summary>
    public string? Org { get; set; }

    /// <summary>2.x: bucket; 3.x: database.</summary>
    public string? Bucket { get; set; }

    /// <summary>2.x and 3.x: token with the right to write (and to read trends).</summary>
    public string? Token { get; set; }

    /// <summary>Measurement that holds all samples. Default <c>samples</c>.</summary>
    public string Measurement { get; set; } = "samples";

    /// <summary>Whether requests are compressed. Default true: a wide row shrinks to about a fifth.</summary>
    public bool Gzip { get; set; } = true;

    /// <summary>Bytes of line protocol that make a request before its age does, 1 KiB to 16 MiB. Default 1 MiB, some 70,000 values.</summary>
    public int BatchBytes { get; set; } = 1 << 20;

    /// <summary>Longest time that a sample waits for others to share its request, 10 ms to 1 min. Default 1 s.</summary>
    public TimeSpan BatchAge { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Most requests at one time, 1 to 16. A site always uses the same one of them, so its order is kept. Default 2.</summary>
    public int InFlight { get; set; } = 2;

    /// <summary>A request that takes longer has failed; 100 ms to 10 min. Default 30 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Pause after the first failure; doubles with each further one. 10 ms to 1 min. Default 250 ms.</summary>
    public TimeSpan RetryFirst { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Longest pause between two tries, 10 ms to 10 min; a server that asks for longer by <c>Retry-After</c> gets it. Default 15 s.</summary>
    public TimeSpan RetryMost { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Pause after the server denied (token, bucket, database): only a person can change it. 10 ms to 10 min. Default 30 s.</summary>
    public TimeSpan DeniedPause { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Folder of the record of refused lines; not kept on disk if null.</summary>
    public string? RefusedDirectory { get; set; }

    /// <summary>Whether the 2.x write API is used.</summary>
    internal bool IsV2 => Bucket is not null;

    /// <summary>All faults of these options; empty if they are good.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> faults = [];
        Check(Url is { IsAbsoluteUri: true, Scheme: "http" or "https" }, "Url: is not an http or https address");
        Check(Url is not { IsAbsoluteUri: true } || Url.UserInfo.Length == 0, "Url: must not hold a user or password");
        Check(Bucket is not null || !string.IsNullOrEmpty(Database), "Database (1.x) or Org and Bucket (2.x, 3.x): one of them must be given");
        Check(Bucket is null == Org is null, "Org and Bucket: both or none");
        Check(Bucket is null || Bucket.Length > 0, "Bucket: must not be empty");
        Check(Bucket is null || User is null, "User: only for 1.x; 2.x and 3.x take a token");
        Check(Bucket is not null || Token is null, "Token: only with Org and Bucket");
        Check(User is null == Password is null, "User and Password: both or none");
        Check(Token is null || IsHeader(Token), "Token: holds characters that a header cannot");
        Check(!string.IsNullOrEmpty(Measurement) && !Measurement.AsSpan().ContainsAny('\n', '\r'), "Measurement: must be given, on one line");
        Check(BatchBytes is >= 1 << 10 and <= 16 << 20, $"BatchBytes: {BatchBytes} is not between 1 KiB and 16 MiB");
        Check(InFlight is >= 1 and <= 16, $"InFlight: {InFlight} is not between 1 and 16");
        CheckTime(BatchAge, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1), nameof(BatchAge));
        CheckTime(Timeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10), nameof(Timeout));
        CheckTime(RetryFirst, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1), nameof(RetryFirst));
        CheckTime(RetryMost, RetryFirst, TimeSpan.FromMinutes(10), nameof(RetryMost));
        CheckTime(DeniedPause, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(10), nameof(DeniedPause));
        return faults;

        void Check(bool good, string fault)
        {
            if (!good)
            {
                faults.Add(fault);
            }
        }

        void CheckTime(TimeSpan time, TimeSpan least, TimeSpan most, string name) =>
            Check(time >= least && time <= most, $"{name}: {time} is not between {least} and {most}");
    }

    private static bool IsHeader(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('!', '~');
}
