namespace Monitoring.Alarms.Tests;

public sealed class ExpressionParserTests
{
    private static readonly string[] Tags = ["TI-101", "LI-912", "XV_1", "A", "B", "C", "101-TI", "AND", "max", "P.1"];

    [Theory]
    [InlineData("A>1", "A > 1")]
    [InlineData("[A] > 1", "A > 1")]
    [InlineData("TI-101>60", "TI-101 > 60")]
    [InlineData("A - 1 > B", "A - 1 > B")]
    [InlineData("[A]-1 > B", "A - 1 > B")]
    [InlineData("A == 1 || B <> 2 && ! (C >= 3)", "A = 1 or B != 2 and not (C >= 3)")]
    [InlineData("(A = 1 or B = 2) and C = 3", "(A = 1 or B = 2) and C = 3")]
    [InlineData("A = 1 or (B = 2 and C = 3)", "A = 1 or B = 2 and C = 3")]
    [InlineData("not A > 1 and B > 2", "not (A > 1) and B > 2")]
    [InlineData("not (A > 1 and B > 2)", "not (A > 1 and B > 2)")]
    [InlineData("A - (B - C) > 0", "A - (B - C) > 0")]
    [InlineData("(A - B) - C > 0", "A - B - C > 0")]
    [InlineData("A / (B * C) > 0", "A / (B * C) > 0")]
    [InlineData("-A * 2 > - -3", "-A * 2 > --3")]
    [InlineData("-(A + 2) > +3", "-(A + 2) > 3")]
    [InlineData("A > 1e-3 and B < .5", "A > 0.001 and B < 0.5")]
    [InlineData("MAX(A, B) > 1 AND Bad(C)", "max(A, B) > 1 and bad(C)")]
    [InlineData("[AND] > 1 and [max] > 2 and [101-TI] > 3 and P.1 > 4", "[AND] > 1 and [max] > 2 and [101-TI] > 3 and P.1 > 4")]
    [InlineData("max > 1", "[max] > 1")]
    [InlineData("（A＞１）　且　（【B】≤２，５）", null)]
    [InlineData("（A＞１）　且　非（【B】≤２．５）", "A > 1 and not (B <= 2.5)")]
    [InlineData("min（A，B）≥ 1 或 XV_1 ≠ 0", "min(A, B) >= 1 or XV_1 != 0")]
    [InlineData("A × 2 ÷ 3 − 1 > 0", "A * 2 / 3 - 1 > 0")]
    [InlineData("if(A > 1, B > 2, C > 3)", "if(A > 1, B > 2, C > 3)")]
    [InlineData("A\n>\t1", "A > 1")]
    public void Read_Text_NormalForm(string text, string? normal)
    {
        var parsed = Texts.Read(text, Tags);

        Assert.Equal(normal is null, parsed.Faults.Length > 0);
        if (normal is not null)
        {
            Assert.Equal(normal, ExpressionText.Of(parsed.Root));
        }
    }

    [Theory]
    [InlineData("", "1:1 +0 a number, a point or a condition is missing")]
    [InlineData("A", "1:1 +1 the result is a number and must be a condition")]
    [InlineData("1 > 2", "1:1 +5 must use at least one point")]
    [InlineData("age(A) > 5", "1:1 +6 with one point age is always 0")]
    [InlineData("A >", "1:4 +0 a number, a point or a condition is missing")]
    [InlineData("A > 1 and", "1:10 +0 a number, a point or a condition is missing")]
    [InlineData("A > 1\nand\n  B >> 2", "3:6 +1 a number, a point or a condition is missing")]
    [InlineData("(A > 1", "1:7 +0 ')' is missing: the '(' at character 1")]
    [InlineData("A > 1)", "1:6 +1 ')' without '('")]
    [InlineData("A > 1, B > 2", "1:6 +1 ',' outside of a function")]
    [InlineData("A > 1 B > 2", "1:7 +0 an operator is missing here")]
    [InlineData("TI-110 > 1", "1:1 +6 did you mean TI-101?")]
    [InlineData("ti-101 > 1", "1:1 +6 did you mean TI-101?")]
    [InlineData("[TI101] > 1", "1:1 +7 did you mean TI-101?")]
    [InlineData("A-B > 1", "1:1 +3 a difference has spaces around the minus: A - B")]
    [InlineData("A-5 > 1", "1:1 +3 a difference has spaces around the minus: A - 5")]
    [InlineData("XYZZY > 1", "1:1 +5 the site has no point 'XYZZY'")]
    [InlineData("A < B < C", "1:7 +1 comparisons do not chain")]
    [InlineData("A and B > 1", "1:1 +1 compare it, for example 'A = 1'")]
    [InlineData("not A", "1:5 +1 compare it, for example 'A = 1'")]
    [InlineData("A = true", "1:5 +4 a number is needed here")]
    [InlineData("(A > 1) + 2 > 0", "1:1 +7 a number is needed here")]
    [InlineData("A & B > 1", "1:3 +1 write 'and'")]
    [InlineData("A => 1", "1:3 +2 write '>='")]
    [InlineData("A > 60m", "1:5 +3 write no units")]
    [InlineData("A > 1.2.3", "1:5 +5 neither a number nor a tag")]
    [InlineData("A > 60°", "1:7 +1 the character '°'")]
    [InlineData("A > 1e999", "1:5 +5 the number is too large")]
    [InlineData("A > 1 😀", "1:7 +2 the character '😀'")]
    [InlineData("[A > 1", "1:1 +2 ']' is missing")]
    [InlineData("[A B] > 1", "1:1 +5 brackets hold a tag")]
    [InlineData("A] > 1", "1:2 +1 ']' without '['")]
    [InlineData("maxx(A, B) > 1", "1:1 +4 did you mean max?")]
    [InlineData("system(A) > 1", "1:1 +6 there is no function 'system'")]
    [InlineData("abs(A, B) > 1", "1:1 +3 2 arguments; must be abs(x)")]
    [InlineData("abs() > 1", "1:1 +3 0 arguments; must be abs(x)")]
    [InlineData("bad(1)", "1:5 +1 bad takes a point")]
    [InlineData("count(A, B > 1) > 1", "1:7 +1 a condition is needed here")]
    [InlineData("if(A > 1, 1, B > 2) > 0", "1:14 +5 both values of if")]
    [InlineData("max(A, , B) > 1", "1:8 +1 a number, a point or a condition is missing")]
    public void Read_Fault_SaysWhereAndWhatWouldBeRight(string text, string expected)
    {
        var fault = Assert.Single(Texts.Read(text, Tags).Faults);

        var told = $"{fault.Line}:{fault.Column} +{fault.Length} {fault.TextEn}";
        Assert.StartsWith(expected[..(expected.IndexOf(' ', expected.IndexOf('+', StringComparison.Ordinal)) + 1)], told, StringComparison.Ordinal);
        Assert.Contains(expected[(expected.IndexOf(' ', expected.IndexOf('+', StringComparison.Ordinal)) + 1)..], told, StringComparison.Ordinal);
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", fault.Text);
    }

    [Fact]
    public void Read_SeveralFaults_AllToldInTheirOrder()
    {
        var faults = Texts.Read("TI-110 > 60m and nope(A) > 1 or (B & 1", Tags).Faults;

        Assert.Equal(
            [(0, "TI-101"), (9, "[60m]"), (17, null), (35, "and"), (38, ")")],
            faults.Select(f => (f.Offset, f.Suggestion)));
    }

    [Fact]
    public void Read_Suggestion_PutInItsPlaceEndsTheFault()
    {
        const string Text = "TI-110 > 60";
        var fault = Assert.Single(Texts.Read(Text, Tags).Faults);

        var better = Text[..fault.Offset] + fault.Suggestion + Text[(fault.Offset + fault.Length)..];

        Assert.Empty(Texts.Read(better, Tags).Faults);
    }

    [Fact]
    public void Read_Bounds_ExactlyThereAndNotBeyond()
    {
        static string Sum(int n) => string.Join(" + ", Enumerable.Repeat("A", n)) + " > 1";
        static string Deep(int n) => new string('(', n) + "A > 1" + new string(')', n);
        static string Points(int n) => string.Join(" + ", Enumerable.Range(0, n).Select(i => $"P{i}")) + " > 1";
        static string Long(int n) => "A > 1".PadRight(n);
        var many = Enumerable.Range(0, 20).Select(i => $"P{i}").ToArray();

        // n points, n − 1 sums, a comparison and a number.
        Assert.Empty(Texts.Read(Sum(99), Tags).Faults);
        Assert.Contains("at most 200 operators", Assert.Single(Texts.Read(Sum(100), Tags).Faults).TextEn, StringComparison.Ordinal);
        Assert.Empty(Texts.Read(Deep(31), Tags).Faults);
        Assert.Contains("at most 32 levels", Assert.Single(Texts.Read(Deep(32), Tags).Faults).TextEn, StringComparison.Ordinal);
        Assert.Empty(Texts.Read(Points(16), many).Faults);
        Assert.Contains("at most 16 different points", Assert.Single(Texts.Read(Points(17), many).Faults).TextEn, StringComparison.Ordinal);
        Assert.Empty(Texts.Read(Long(2000), Tags).Faults);
        Assert.Contains("at most 2000", Assert.Single(Texts.Read(Long(2001), Tags).Faults).TextEn, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("not ")]
    [InlineData("-")]
    [InlineData("abs(")]
    [InlineData("A + (")]
    [InlineData("!(")]
    public void Read_HostileNesting_IsAFaultAndNoOverflow(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, ExpressionLimits.MaxLength / piece.Length));

        Assert.NotEmpty(Texts.Read(text, Tags).Faults);
    }

    [Fact]
    public void Read_AHugeText_IsRefusedByItsLengthAlone() =>
        Assert.Single(Texts.Read(new string('(', 10_000_000), Tags).Faults);

    [Fact]
    public void Read_ManyFaults_TwentyAreTold() =>
        Assert.Equal(20, Texts.Read(string.Join(" and ", Enumerable.Range(0, 60).Select(i => $"Q{i} > 1")), Tags).Faults.Length);
}
