using System.Reflection;
using Microsoft.Extensions.Logging;

namespace Monitoring.EndToEnd.Tests;

/// <summary>An event id names one event in the whole service, and its thousands name the stage.</summary>
public sealed class EventIdTests
{
    [Fact]
    public void EventIds_AcrossAllAssemblies_UniqueAndInTheRangeOfTheirStage()
    {
        var all = (from file in Directory.GetFiles(AppContext.BaseDirectory, "Monitoring.*.dll").Append(Path.Combine(AppContext.BaseDirectory, "monitor.dll"))
                   where !file.Contains("Tests", StringComparison.Ordinal) && !file.Contains("Engine.Local", StringComparison.Ordinal)
                   from type in Assembly.LoadFrom(file).GetTypes()
                   from method in type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                   from attribute in method.GetCustomAttributes<LoggerMessageAttribute>()
                   select (attribute.EventId, Name: $"{type.Name}.{method.Name}")).ToArray();
        Assert.NotEmpty(all);
        Assert.Empty(all.GroupBy(e => e.EventId).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(e => e.Name))}"));
        Assert.All(all, e => Assert.Contains(e.EventId / 1000, new[] { 1, 2, 3, 4, 5, 9 }));
    }
}
