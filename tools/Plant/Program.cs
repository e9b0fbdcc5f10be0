using System.Net.Sockets;
using System.Runtime.InteropServices;
using Monitoring.Plant.Catalog;
using Monitoring.Plant.Config;
using Monitoring.Plant.Hosting;

var faults = new List<string>();
var options = PlantOptionsParser.Parse(args, faults);
if (options.Help || faults.Count > 0)
{
    faults.ForEach(Console.Error.WriteLine);
    Console.WriteLine(PlantOptionsParser.Usage);
    return faults.Count > 0 ? 2 : 0;
}

if (options.SitesFile is { } file)
{
    var json = SitesFile.Write(SiteCatalog.Configurations());
    if (file == "-")
    {
        Console.Write(json);
    }
    else
    {
        await File.WriteAllTextAsync(file, json);
    }

    return 0;
}

using var stop = new CancellationTokenSource();
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
var host = new PlantHost(options, TimeProvider.System, Console.WriteLine);

// Standard input may block for ever: it is read in the background and not waited for.
var commands = host.CreateOperator();
_ = Task.Run(() => commands.ReadAsync(Console.In, Console.Out, stop.Token));
if (options.ControlPort is { } port)
{
    try
    {
        commands.Listen(port, stop.Token);
    }
    catch (SocketException error)
    {
        await Console.Error.WriteLineAsync($"--control {port}: {error.Message}");
        return 1;
    }
}

await host.RunAsync(stop.Token);
return 0;

void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    stop.Cancel();
}
