using System.Text.RegularExpressions;

namespace Monitoring.EndToEnd.Tests.Deployment;

/// <summary>What docs/upgrading.md promises of migrations: the release before goes on working on a database that has them.</summary>
public sealed partial class UpgradingTests
{
    [Fact]
    public void Migrations_All_OnlyAdd()
    {
        var statements = Sql().Matches(Repository.Read("src/Silo/Store/Relational/Migrations.cs"))
            .SelectMany(static sql => sql.Groups[1].Value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToArray();
        Assert.True(statements.Length > 20, $"only {statements.Length} statements were found");
        Assert.All(statements, static statement => Assert.Matches(Additive(), statement));
    }

    [GeneratedRegex(@"new\(\d+, ""[^""]+"", """"""(.*?)""""""", RegexOptions.Singleline)]
    private static partial Regex Sql();

    // A new column has to be one that an older program may leave out: without a value, or with one by default.
    [GeneratedRegex(@"^(CREATE TABLE \w+ \(|CREATE (UNIQUE )?INDEX \w+ ON |ALTER TABLE \w+ ADD COLUMN \w+ (?!.*NOT NULL(?! DEFAULT))(?!.*UNIQUE))")]
    private static partial Regex Additive();
}
