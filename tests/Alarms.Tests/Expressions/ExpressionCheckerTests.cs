using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

public sealed class ExpressionCheckerTests
{
    private static readonly SiteConfig Site = Configs.Site(
        Configs.Point("TI-101") with { Name = "塔顶温度", NameEn = "Top", Unit = "°C" }, Configs.Point("TI-102"), Configs.Point("LI-912"), Configs.Point("101-TI"));

    private static ExpressionCheck Check(string text, int? position = null) => new ExpressionChecker().Check(text, Site, position);

    [Fact]
    public void Check_Good_TypeNormalFormAndPoints()
    {
        var check = Check("TI-102>60  &&(LI-912<1)");

        Assert.Equal(ExpressionType.Boolean, check.Type);
        Assert.Equal("TI-102 > 60 and LI-912 < 1", check.Canonical);
        Assert.Equal(["TI-102", "LI-912"], check.Points);
        Assert.Empty(check.Faults);
        Assert.Empty(check.Completions);
    }

    [Fact]
    public void Check_Faulty_NoTypeAndTheFaults()
    {
        var check = Check("TI-102 > 60 and TI-105 > 60");

        Assert.Equal(ExpressionType.None, check.Type);
        Assert.Null(check.Canonical);
        Assert.Equal("TI-101", Assert.Single(check.Faults).Suggestion);
    }

    [Theory]
    [InlineData("TI", 2, 0, 2, "TI-101 TI-102 [101-TI]")]
    [InlineData("LI-912 > 1 and ti-10 > 2", 20, 15, 5, "TI-101 TI-102")]
    [InlineData("[10", 3, 0, 3, "[101-TI] [TI-101] [TI-102]")]
    [InlineData("TI-102 > 1 ", 11, 11, 0, "abs( min( max( avg( sum( sqrt( pow( clamp( count( if( bad( age( and or not true false [101-TI] LI-912 TI-101 TI-102")]
    [InlineData("ma", 2, 0, 2, "max(")]
    [InlineData("ma", 99, 0, 2, "max(")]
    [InlineData("zzz", 3, 0, 3, "")]
    public void Check_Position_OffersWhatCouldStandThere(string text, int position, int from, int length, string inserts)
    {
        var check = Check(text, position);

        Assert.Equal((from, length), (check.CompleteFrom, check.CompleteLength));
        Assert.Equal(inserts, string.Join(' ', check.Completions.Select(c => c.Insert)));
    }

    [Fact]
    public void Check_Point_IsOfferedWithItsNameAndUnit()
    {
        var offered = Check("TI-101", 6).Completions[0];

        Assert.Equal((CompletionKind.Point, "TI-101", "塔顶温度 °C", "Top °C"), (offered.Kind, offered.Label, offered.Detail, offered.DetailEn));
    }
}
