using Monitoring.Monitor;
using Monitoring.Silo;

if (args is ["--help" or "-h"])
{
    Console.WriteLine(Subcommands.Usage);
    return 0;
}

if (await Subcommands.RunAsync(args, CommandOutput.Console) is { } code)
{
    return code;
}

var (line, faults) = CommandLine.Parse(args);
if (faults.Count > 0)
{
    faults.ForEach(Console.Error.WriteLine);
    Console.Error.WriteLine(CommandLine.Usage);
    return 2;
}

using var folder = DataFolder.Take(line.Data);
if (folder is null)
{
    Console.Error.WriteLine($"{line.Data}: 已被另一个进程使用 / is in use by another process");
    return 3;
}

var (clock, fault) = ClockAnchor.Take(line.Data, line.Clock, TimeProvider.System);
if (clock is null)
{
    Console.Error.WriteLine(fault);
    return 5;
}

try
{
    await using var app = Composition.Build(line, clock);
    await app.RunAsync();
    return 0;
}
catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    Console.Error.WriteLine($"端口被占用，可用 --http 和 --mqtt 换端口 / a port is in use, choose others with --http and --mqtt: {e.Message}");
    return 4;
}
catch (StoreUnusableException e)
{
    Console.Error.WriteLine(e.Message);
    return 6;
}
