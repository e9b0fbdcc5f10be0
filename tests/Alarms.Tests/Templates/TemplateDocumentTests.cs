using Monitoring.Alarms.Tests.Support;

namespace Monitoring.Alarms.Tests.Templates;

/// <summary>docs/rule-changes.md lists the templates that there are.</summary>
public sealed class TemplateDocumentTests
{
    [Fact]
    public void Document_Templates_AreThoseOfTheProgram()
    {
        var rows = new TemplateCatalog().All.Select(t =>
            $"| `{t.Name}` | {t.Title} {t.TitleEn} | {(t.Parameters.Length == 0 ? "–" : string.Join(", ", t.Parameters.Select(p => $"`{p.Name}`")))} |");

        Assert.Equal(rows, Documents.Table("rule-changes.md", "| template | kind of equipment | parameters |"));
    }
}
