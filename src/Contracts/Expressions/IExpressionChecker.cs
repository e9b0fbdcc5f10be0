namespace Monitoring.Contracts;

/// <summary>Checks the text of expressions for editors. Pure: no I/O, any thread.</summary>
public interface IExpressionChecker
{
    /// <summary>Checks a text against the points of a site.</summary>
    /// <param name="text">The text; one longer than 2,000 characters is a fault.</param>
    /// <param name="site">The site.</param>
    /// <param name="position">Where completions are wanted, 0 to the length of the text; null: nowhere.</param>
    ExpressionCheck Check(string text, SiteConfig site, int? position);
}
