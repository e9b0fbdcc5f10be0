using Monitoring.Monitor;
using Monitoring.Silo;

namespace Monitoring.EndToEnd.Tests.Monitor;

public sealed class SubcommandsTests : IDisposable
{
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _out.Dispose();
        _error.Dispose();
    }

    [Theory]
    [InlineData]
    [InlineData("--no-demo", "--http", "5080")]
    public async Task RunAsync_OptionsOfTheService_AreNoSubcommand(params string[] args) =>
        Assert.Null(await Subcommands.RunAsync(args, new CommandOutput(_out, _error)));

    [Fact]
    public async Task RunAsync_Version_NamesTheEngine()
    {
        Assert.Equal(0, await Subcommands.RunAsync(["version"], new CommandOutput(_out, _error)));
        Assert.Contains(GrainEngine.Name, _out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_UnknownName_IsRefusedWithTheUsageOfAll()
    {
        Assert.Equal(2, await Subcommands.RunAsync(["bakcup"], new CommandOutput(_out, _error)));
        Assert.StartsWith("bakcup:", _error.ToString(), StringComparison.Ordinal);
        Assert.All(Subcommands.All, command => Assert.Contains(command.Usage, _error.ToString(), StringComparison.Ordinal));
    }
}
