namespace Monitoring.EndToEnd.Tests;

/// <summary>
/// Tests with a browser run one after the other and with nothing beside them: they state times as people see them, and on two cores a second
/// browser is slower than any service.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class BrowserCollection
{
    public const string Name = "browser";
}
