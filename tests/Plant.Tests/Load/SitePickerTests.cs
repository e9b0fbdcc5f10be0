using Monitoring.LoadGenerator;

namespace Monitoring.Plant.Tests.Load;

public sealed class SitePickerTests
{
    [Fact]
    public void Pick_ExponentOne_FollowsZipf()
    {
        var picker = new SitePicker(4, 1);
        // 1, 1/2, 1/3, 1/4 of 25/12: 48 %, 24 %, 16 %, 12 %.
        Assert.Equal([0, 0, 1, 1, 2, 2, 3, 3], new[] { 0, 0.479, 0.481, 0.719, 0.721, 0.879, 0.881, 0.9999 }.Select(picker.Pick));
    }

    [Fact]
    public void Pick_ExponentZero_IsEven() =>
        Assert.Equal([0, 1, 2, 3], new[] { 0.1, 0.3, 0.6, 0.9 }.Select(new SitePicker(4, 0).Pick));
}
