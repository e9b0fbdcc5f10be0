using Monitoring.Plant.Faults;

namespace Monitoring.Plant.Tests.Faults;

public sealed class FaultCommandParserTests
{
    [Theory]
    [InlineData("fault overfill 330100001", FaultKind.Overfill, "330100001", null, null)]
    [InlineData("leak", FaultKind.Leak, null, null, null)]
    [InlineData("STUCK 330100001 LI-101", FaultKind.Stuck, "330100001", "LI-101", null)]
    [InlineData("linedown 330100003 120s", FaultKind.LineDown, "330100003", null, 120)]
    [InlineData("  chatter   2m 330100003 ", FaultKind.Chatter, "330100003", null, 120)]
    [InlineData("fault flood 1h", FaultKind.Flood, null, null, 3600)]
    public void Parse_Fault_Understood(string line, object kind, string? site, string? point, int? seconds)
    {
        Assert.True(FaultCommandParser.TryParse(line, out var command, out _));
        var duration = seconds is { } s ? TimeSpan.FromSeconds(s) : (TimeSpan?)null;
        Assert.Equal(new FaultCommand(FaultVerb.Start, (FaultKind)kind, site, point, duration), command);
    }

    [Theory]
    [InlineData("clear", FaultVerb.Clear, null)]
    [InlineData("clear 330100002", FaultVerb.Clear, "330100002")]
    [InlineData("list", FaultVerb.List, null)]
    public void Parse_OtherVerb_Understood(string line, object verb, string? site)
    {
        Assert.True(FaultCommandParser.TryParse(line, out var command, out _));
        Assert.Equal(((FaultVerb)verb, site), (command.Verb, command.SiteId));
    }

    [Theory]
    [InlineData("")]
    [InlineData("fault")]
    [InlineData("explode 330100001")]
    [InlineData("leak 330100001 330100002")]
    [InlineData("leak a b")]
    [InlineData("leak 0s")]
    [InlineData("leak 25h")]
    [InlineData("3")]
    public void Parse_Nonsense_IsRefusedWithAReason(string line)
    {
        Assert.False(FaultCommandParser.TryParse(line, out var command, out var fault));
        Assert.Null(command);
        Assert.NotEmpty(fault);
    }
}
