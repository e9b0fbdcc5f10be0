namespace Monitoring.Gateway.Tests.Ingest.Support;

/// <summary>A test with a real client program. Without the program it is skipped, and the run says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClientFactAttribute : FactAttribute
{
    public ClientFactAttribute(string client) => Skip = RealClients.WhyNot(client);
}

/// <summary>As <see cref="ClientFactAttribute"/>, with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClientTheoryAttribute : TheoryAttribute
{
    public ClientTheoryAttribute(string client) => Skip = RealClients.WhyNot(client);
}
