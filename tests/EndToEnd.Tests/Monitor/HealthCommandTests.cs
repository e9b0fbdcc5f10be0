using System.Globalization;
using System.Net;
using System.Text;
using Monitoring.Monitor;

namespace Monitoring.EndToEnd.Tests.Monitor;

public sealed class HealthCommandTests : IDisposable
{
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();
    private readonly string _port = FreePort.Find().ToString(CultureInfo.InvariantCulture);

    public void Dispose()
    {
        _out.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task RunAsync_ARunningService_LivesAndNamesItsParts()
    {
        await using var service = await MonitorProcess.StartAsync();
        var port = service.Http.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(0, await AskAsync("--http", port, "--listen", "0.0.0.0"));
        Assert.Equal(0, await AskAsync("--http", port, "--ready"));
        Assert.All(["sample-log", "journal", "series", "mqtt", "push", "floods"], part => Assert.Contains($"ok   {part}: ", _out.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_APartThatDoesNotWork_IsNamedAndTheCodeIsOne()
    {
        using var server = new HttpListener { Prefixes = { $"http://127.0.0.1:{_port}/" } };
        server.Start();
        var asked = AskAsync("--http", _port, "--ready");
        var request = await server.GetContextAsync();
        Assert.Equal("/health/ready", request.Request.Url!.AbsolutePath);
        request.Response.StatusCode = 503;
        request.Response.ContentType = "application/json";
        request.Response.Close(Encoding.UTF8.GetBytes("""{"status":"degraded","parts":[{"name":"journal","ok":false,"detail":"away"},{"name":"mqtt","ok":true}]}"""), false);
        Assert.Equal(1, await asked);
        Assert.StartsWith("FAIL journal: away\nok   mqtt: ", _out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_NobodyThere_SaysSoAndTheCodeIsOne()
    {
        Assert.Equal(1, await AskAsync("--http", _port));
        Assert.Contains(_port, _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--http")]
    [InlineData("--http", "0")]
    [InlineData("--http", "65536")]
    [InlineData("--listen", "somewhere")]
    [InlineData("--data", "x")]
    public async Task RunAsync_FaultyArguments_AreNamedWithTheUsage(params string[] args)
    {
        Assert.Equal(2, await AskAsync(args));
        Assert.StartsWith(args[0], _error.ToString(), StringComparison.Ordinal);
        Assert.Contains(HealthCommand.Usage, _error.ToString(), StringComparison.Ordinal);
    }

    private Task<int> AskAsync(params string[] args) => HealthCommand.RunAsync(args, new CommandOutput(_out, _error));
}
