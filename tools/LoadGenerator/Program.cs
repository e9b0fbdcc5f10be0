using System.Net.Sockets;
using Monitoring.LoadGenerator;

var faults = new List<string>();
var options = LoadOptionsParser.Parse(args, faults);
if (options.Help || faults.Count > 0)
{
    faults.ForEach(Console.Error.WriteLine);
    Console.Error.WriteLine(LoadOptionsParser.Usage);
    return faults.Count > 0 ? 2 : 0;
}

var sites = options.SitesFile is { } file
    ? LoadSite.Read(await File.ReadAllTextAsync(file), options.Points)
    : LoadSite.Generate(options.Sites, options.Points);
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    stop.Cancel();
};

try
{
    var report = await new LoadRun(options, sites, TimeProvider.System, Console.Error.WriteLine).RunAsync(stop.Token);
    Console.WriteLine(report.ToText());
    Console.WriteLine(report.ToJson());
    return report.LostConnections > 0 || report.Unacknowledged > 0 ? 1 : 0;
}
catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
