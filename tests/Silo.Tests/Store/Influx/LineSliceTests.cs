using System.Text;

namespace Monitoring.Silo.Tests;

public class LineSliceTests
{
    [Fact]
    public void TrySplit_Lines_AreDividedNearTheMiddle()
    {
        Assert.True(Of("a x=1 1\nb x=1 1\nc x=1 1\nd x=1 1\n").TrySplit(out var first, out var second));
        Assert.Equal("a x=1 1\nb x=1 1\n", Text(first));
        Assert.Equal("c x=1 1\nd x=1 1\n", Text(second));
        Assert.Equal(2, second.Lines);
    }

    [Fact]
    public void TrySplit_LongFirstLine_IsDividedBehindIt()
    {
        Assert.True(Of("a x=1,y=2,z=3,u=4,v=5 1\nb x=1 1\n").TrySplit(out var first, out var second));
        Assert.Equal("a x=1,y=2,z=3,u=4,v=5 1\n", Text(first));
        Assert.Equal("b x=1 1\n", Text(second));
    }

    [Theory]
    [InlineData("m,site=1 a=1,b=2,c=3,d=4 17\n", "m,site=1 a=1,b=2 17\n", "m,site=1 c=3,d=4 17\n")]
    [InlineData("m\\,n,site=1\\ 2 a\\,=1,b\\ =2 17\n", "m\\,n,site=1\\ 2 a\\,=1 17\n", "m\\,n,site=1\\ 2 b\\ =2 17\n")]
    [InlineData("m,site=1 a=1,longest-of-all-names-here=2 17\n", "m,site=1 a=1 17\n", "m,site=1 longest-of-all-names-here=2 17\n")]
    public void TrySplit_OneLine_IsDividedBetweenFields(string line, string left, string right)
    {
        Assert.True(Of(line).TrySplit(out var first, out var second));
        Assert.Equal(left, Text(first));
        Assert.Equal(right, Text(second));
    }

    [Fact]
    public void TrySplit_OneField_IsNotDivided() => Assert.False(Of("m,site=1 a\\,b=1 17\n").TrySplit(out _, out _));

    private static LineSlice Of(string text) => new(Encoding.UTF8.GetBytes(text));

    private static string Text(LineSlice slice) => Encoding.UTF8.GetString(slice.Bytes.Span);
}
