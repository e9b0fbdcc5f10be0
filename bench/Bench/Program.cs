using System.Globalization;
using BenchmarkDotNet.Running;
using Monitoring.Bench;

// Benchmarks:        dotnet run -c Release --project bench/Bench -- --filter '*' --job short
// A server to load:  dotnet run -c Release --project bench/Bench -- ingest PORT SITES POINTS
// Stores:            dotnet run -c Release --project bench/Bench -- stores [FOLDER]
// InfluxDB:          dotnet run -c Release --project bench/Bench -- influx [ROUNDS]
// Simulation:        dotnet run -c Release --project bench/Bench -- simulate [FOLDER]
// Alarm journal:     dotnet run -c Release --project bench/Bench -- journal [FOLDER [CONNECTION]]
// Alarm figures:     dotnet run -c Release --project bench/Bench -- kpis [FOLDER [CONNECTION]]
if (args is ["ingest", var port, var sites, var points])
{
    await IngestServer.RunAsync(
        int.Parse(port, CultureInfo.InvariantCulture), int.Parse(sites, CultureInfo.InvariantCulture), int.Parse(points, CultureInfo.InvariantCulture));
    return;
}

if (args is ["stores", ..])
{
    await StoreFigures.RunAsync(args.Length > 1 ? args[1] : Path.Combine(Path.GetTempPath(), $"monitoring-bench-{Environment.ProcessId}"));
    return;
}

if (args is ["simulate", ..])
{
    await SimulationFigures.RunAsync(args.Length > 1 ? args[1] : Path.Combine(Path.GetTempPath(), $"monitoring-bench-{Environment.ProcessId}"));
    return;
}

if (args is ["journal", ..])
{
    await JournalFigures.RunAsync(
        args.Length > 1 ? args[1] : Path.Combine(Path.GetTempPath(), $"monitoring-bench-{Environment.ProcessId}"), args.Length > 2 ? args[2] : null);
    return;
}

if (args is ["influx", ..])
{
    await InfluxFigures.RunAsync(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5);
    return;
}

if (args is ["kpis", ..])
{
    await KpiFigures.RunAsync(
        args.Length > 1 ? args[1] : Path.Combine(Path.GetTempPath(), $"monitoring-bench-{Environment.ProcessId}"), args.Length > 2 ? args[2] : null);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
