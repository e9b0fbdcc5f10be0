using System.Globalization;
using BenchmarkDotNet.Running;
using Monitoring.Bench;

// Benchmarks:        dotnet run -c Release --project bench/Bench -- --filter '*' --job short
// A server to load:  dotnet run -c Release --project bench/Bench -- ingest PORT SITES POINTS
if (args is ["ingest", var port, var sites, var points])
{
    await IngestServer.RunAsync(
        int.Parse(port, CultureInfo.InvariantCulture), int.Parse(sites, CultureInfo.InvariantCulture), int.Parse(points, CultureInfo.InvariantCulture));
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
