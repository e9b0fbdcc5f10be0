using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Checks the text of expressions for editors.</summary>
public sealed class ExpressionChecker : IExpressionChecker
{
    private const int MaxCompletions = 50;
    private static readonly (string Word, string Text, string TextEn)[] Words =
    [
        ("and", "且", "both are true"),
        ("or", "或", "at least one is true"),
        ("not", "非", "is not true"),
        ("true", "成立", "true"),
        ("false", "不成立", "false"),
    ];

    /// <inheritdoc/>
    public ExpressionCheck Check(string text, SiteConfig site, int? position)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(site);
        var points = SiteValidator.PointsOf(site);
        var parsed = ParsedExpression.Read(text, new TagBook(points.GetValueOrDefault, site.Points));
        var good = parsed.Faults.Length == 0;
        var (from, length) = position is { } at ? WordAt(text, Math.Clamp(at, 0, text.Length)) : (0, 0);
        return new ExpressionCheck
        {
            Type = good ? parsed.Root.Type : ExpressionType.None,
            Canonical = good ? ExpressionText.Of(parsed.Root) : null,
            Points = [.. parsed.Points.Select(p => p.PointId)],
            Faults = parsed.Faults,
            Completions = position is null ? [] : Complete(text.Substring(from, length), site),
            CompleteFrom = from,
            CompleteLength = length,
        };
    }

    /// <summary>The part of a name, or of a tag in brackets, that stands before a position.</summary>
    private static (int From, int Length) WordAt(string text, int position)
    {
        var narrow = TextForm.Narrow(text);
        var from = position;
        while (from > 0 && TextForm.IsTag(narrow[from - 1]))
        {
            from--;
        }

        from -= from > 0 && narrow[from - 1] == '[' ? 1 : 0;
        return (from, position - from);
    }

    private static ExpressionCompletion[] Complete(string written, SiteConfig site)
    {
        var narrow = TextForm.Narrow(written);
        var bracket = narrow.StartsWith('[');
        var word = bracket ? narrow[1..] : narrow;
        var points = site.Points
            .Where(p => p?.PointId is { Length: > 0 } id && id.Contains(word, StringComparison.OrdinalIgnoreCase))
            .OrderBy(p => !p.PointId.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .ThenBy(p => p.PointId, StringComparer.Ordinal)
            .Select(p => Completion(CompletionKind.Point, bracket ? $"[{p.PointId}]" : ExpressionText.Tag(p.PointId), p.PointId, $"{p.Name} {p.Unit}".Trim(), $"{p.NameEn} {p.Unit}".Trim()));
        if (bracket)
        {
            return [.. points.Take(MaxCompletions)];
        }

        var functions = ExpressionFunctions.All
            .Where(f => f.Name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(f => Completion(CompletionKind.Function, f.Name + "(", f.Signature, f.Text, f.TextEn));
        var words = Words
            .Where(w => w.Word.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(w => Completion(CompletionKind.Word, w.Word, w.Word, w.Text, w.TextEn));

        // Functions and words first: they are few, and points could be thousands.
        return [.. functions.Concat(words).Concat(points).Take(MaxCompletions)];
    }

    private static ExpressionCompletion Completion(CompletionKind kind, string insert, string label, string detail, string detailEn) =>
        new() { Kind = kind, Insert = insert, Label = label, Detail = detail, DetailEn = detailEn };
}
