using Monitoring.Gateway.Access;

namespace Monitoring.Gateway.Tests.Access;

public sealed class ScopeTests
{
    [Theory]
    [InlineData("*", true)]
    [InlineData("33", true)]
    [InlineData("330100", true)]
    [InlineData("3302", false)]
    [InlineData("330100001", true)]
    [InlineData("330100002,330100001", true)]
    [InlineData("330100002", false)]
    public void Allows_SiteOfRegion_ByForm(string text, bool allowed)
    {
        Assert.True(Scope.TryParse(text, out var scope));
        Assert.Equal(allowed, scope.Allows("330100001", "330100"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("3301000")]
    [InlineData("33x")]
    [InlineData("330100001,")]
    [InlineData("**")]
    public void TryParse_Malformed_SeesNothing(string? text)
    {
        Assert.False(Scope.TryParse(text, out var scope));
        Assert.False(scope.Allows("330100001", "330100"));
    }
}
