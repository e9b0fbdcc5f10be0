using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Monitoring.Gateway.Ingest.Payloads;

namespace Monitoring.Gateway.Tests.Ingest.Payloads;

public sealed class DecimalParserTests
{
    [Fact]
    public void TryParse_AnyDoubleAsWritten_SameBits() => Check.QuickThrowOnFailure(Prop.ForAll<double>(value =>
        !double.IsFinite(value) || SameBits(value.ToString("R", CultureInfo.InvariantCulture))));

    [Fact]
    public void TryParse_AnyDigits_SameBitsAsTheRuntime() => Check.QuickThrowOnFailure(Prop.ForAll<ulong, ushort, short>((digits, scale, exponent) =>
    {
        var text = digits.ToString(CultureInfo.InvariantCulture);
        var point = scale % (text.Length + 1);
        var fraction = point == 0 ? "" : "." + text[^point..];
        var whole = point == text.Length ? "0" : text[..^point];
        return SameBits(whole + fraction)
            && SameBits("-" + whole + fraction)
            && SameBits($"{whole}{fraction}e{exponent % 30}")
            && SameBits(string.Create(CultureInfo.InvariantCulture, $"{whole}{fraction}E{exponent % 400:+0;-0}"));
    }));

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("-0.0")]
    [InlineData("9007199254740993")]
    [InlineData("9007199254740992.5")]
    [InlineData("2.2250738585072011e-308")]
    [InlineData("4.9406564584124654e-324")]
    [InlineData("1.7976931348623157e308")]
    [InlineData("0.1")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("1e22")]
    [InlineData("1e23")]
    [InlineData("0.000000000000000000000000000001")]
    public void TryParse_HardCases_SameBitsAsTheRuntime(string text) => Assert.True(SameBits(text));

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData("01")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("NaN")]
    [InlineData("0x10")]
    public void TryParse_NotTheGrammar_RefusedOrEndsBefore(string text)
    {
        var taken = DecimalParser.TryParse(Encoding.ASCII.GetBytes(text), out _, out var length);
        Assert.True(!taken || length < text.Length);
    }

    private static bool SameBits(string text)
    {
        var expected = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return DecimalParser.TryParse(Encoding.ASCII.GetBytes(text), out var value, out var length)
            && length == text.Length
            && BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(value);
    }
}
