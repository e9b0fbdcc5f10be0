using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Monitoring.Gateway.Ingest.Payloads;

namespace Monitoring.Gateway.Tests.Ingest.Payloads;

/// <summary>The hand scanner takes and refuses the same texts as System.Text.Json.</summary>
public sealed class JsonScannerTests
{
    private static readonly Gen<string> Scalars = Gen.Elements(
        "0", "-1", "1.5", "1e3", "-2.5E-7", "true", "false", "null", "\"\"", "\"a\\n\\u00e9\"", "\"\u4e2d\u6587\"", "01", "1.", "nul", "\"\\x\"", "\"\\u12\"", "+1", "tru", "NaN", "'a'");

    private static readonly Gen<string> Spaces = Gen.Frequency(
        (12, Gen.Constant("")), (3, Gen.Elements(" ", "\n\t ", "\r\n")), (1, Gen.Elements("\f", "/**/")));

    [Fact]
    public void TrySkip_GeneratedTexts_AgreesWithSystemTextJson() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2_000),
        Prop.ForAll(Gen.Sized(size => Value(Math.Min(10, size))).ToArbitrary(), Agrees));

    [Fact]
    public void TrySkip_TextsWithOneByteChanged_AgreesWithSystemTextJson()
    {
        const string Text = """{"a":[1,-2.5e+3,{"b":"x\"\u0041y"}],"c":true,"d":null,"e":{} , "f":[]}""";
        for (var i = 0; i < Text.Length; i++)
        {
            for (var value = 0; value < 128; value++)
            {
                var changed = Text.ToCharArray();
                changed[i] = (char)value;
                Assert.True(Agrees(new string(changed)), new string(changed));
            }

            Assert.True(Agrees(Text[..i]));
        }
    }

    [Theory]
    [InlineData(8, true)]
    [InlineData(9, false)]
    public void TrySkip_Nesting_UpToEight(int depth, bool taken)
    {
        var text = new string('[', depth) + new string(']', depth);
        Assert.Equal(taken, Accepts(text, out var fault));
        Assert.Equal(taken ? PayloadReason.None : PayloadReason.TooDeep, fault.Reason);
        Assert.True(Agrees(text));
    }

    private static Gen<string> Value(int size) => size <= 1
        ? Padded(Scalars)
        : Gen.Frequency(
            (2, Padded(Scalars)),
            (2, Padded(from items in Value(size / 2).ListOf(size % 4) from end in Gen.Frequency((9, Gen.Constant("]")), (1, Gen.Elements("", "}", ",]"))) select "[" + string.Join(',', items) + end)),
            (2, Padded(from items in Value(size / 2).ListOf(size % 4) select "{" + string.Join(',', items.Select((item, i) => $"\"n{i}\":{item}")) + "}")));

    private static Gen<string> Padded(Gen<string> inner) => from before in Spaces from text in inner from after in Spaces select before + text + after;

    private static bool Agrees(string text) => Accepts(text, out _) == SystemAccepts(text);

    private static bool Accepts(string text, out PayloadFault fault)
    {
        var scanner = new JsonScanner(Encoding.UTF8.GetBytes(text));
        var taken = scanner.TrySkip(0) && scanner.AtEnd();
        fault = scanner.Fault;
        return taken;
    }

    private static bool SystemAccepts(string text)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { MaxDepth = JsonScanner.MaximumDepth });
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
