using System.Runtime.InteropServices;
using Monitoring.MqttClient;
using Monitoring.Replay;
using Monitoring.Replay.Publishing;
using Monitoring.Replay.Reading;
using Monitoring.Replay.Scenarios;

var faults = new List<string>();
var options = ReplayOptions.Parse(args, faults);
var recording = faults.Count == 0 ? Open(options.Source) : new Recording([], []);
if (faults.Count > 0)
{
    faults.ForEach(Console.Error.WriteLine);
    Console.WriteLine(ReplayOptions.Usage);
    return 2;
}

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
{
    context.Cancel = true;
    stop.Cancel();
});
try
{
    var chosen = options.Points is { } points ? recording.Only(points) : recording;
    var rows = await new Publisher(options, TimeProvider.System, Console.WriteLine).RunAsync(chosen, stop.Token);
    Console.WriteLine($"{rows} rows acknowledged");
    return 0;
}
catch (Exception error) when (error is IOException or System.Net.Sockets.SocketException or MqttRefusedException)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 1;
}
catch (OperationCanceledException)
{
    return 130;
}

Recording Open(string source)
{
    if (source == "buncefield")
    {
        return Buncefield.Make();
    }

    if (Synthetic.All.TryGetValue(source, out var make))
    {
        return make();
    }

    if (!File.Exists(source))
    {
        faults.Add($"{source}: no such file or scenario.");
        return new Recording([], []);
    }

    return source.EndsWith(".dat", StringComparison.OrdinalIgnoreCase)
        ? TepRecording.Read(File.ReadLines(source), 0, faults)
        : CsvRecording.Read(File.ReadLines(source), faults);
}
