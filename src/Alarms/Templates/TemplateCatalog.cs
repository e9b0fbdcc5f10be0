using System.Text.Json;
using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>The templates that come with the program: JSON files in <c>Templates/Data</c>, embedded.</summary>
public sealed class TemplateCatalog : ITemplateCatalog
{
    /// <summary>Most pieces of equipment at once.</summary>
    public const int MostInstances = 500;

    private readonly Dictionary<string, EquipmentTemplate> _byName;

    /// <summary>Reads them.</summary>
    public TemplateCatalog()
    {
        var assembly = typeof(TemplateCatalog).Assembly;
        All = [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith("templates/", StringComparison.Ordinal)).Select(Read).OrderBy(t => t.Name, StringComparer.Ordinal)];
        _byName = All.ToDictionary(t => t.Name, StringComparer.Ordinal);

        EquipmentTemplate Read(string name)
        {
            using var file = assembly.GetManifestResourceStream(name)!;
            return JsonSerializer.Deserialize(file, ContractsJson.Default.EquipmentTemplate)!;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<EquipmentTemplate> All { get; }

    /// <inheritdoc/>
    public PointConfig[] Expand(TemplateInstance[] instances, out Fault[] faults)
    {
        ArgumentNullException.ThrowIfNull(instances);
        var found = new FaultList();
        if (instances.Length is 0 or > MostInstances)
        {
            found.Add("instances", $"应有 1 到 {MostInstances} 项", $"must have 1 to {MostInstances} rows");
        }

        var points = new List<PointConfig>();
        for (var i = 0; i < Math.Min(instances.Length, MostInstances); i++)
        {
            var where = $"instances[{i}]";
            if (instances[i] is not { } instance)
            {
                found.Missing(where);
            }
            else if (!_byName.TryGetValue(instance.Template ?? "", out var template))
            {
                found.Add($"{where}.template", $"没有模板“{instance.Template}”，可用的有：{string.Join(", ", _byName.Keys)}", $"there is no template '{instance.Template}'; there are {string.Join(", ", _byName.Keys)}");
            }
            else
            {
                points.AddRange(TemplateExpander.Expand(template, instance, where, found));
            }
        }

        faults = found.ToArray();
        return faults.Length == 0 ? [.. points] : [];
    }
}
