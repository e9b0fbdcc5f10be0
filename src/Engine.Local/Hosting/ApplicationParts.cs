using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Orleans.Hosting;

/// <summary>
/// The assemblies that may hold grains: those of the application that refer to the engine. Read from the application's own list of
/// assemblies, since a host that names no type of the grains' assembly has no reference to it.
/// </summary>
internal static class ApplicationParts
{
    private static readonly string Engine = typeof(ApplicationParts).Assembly.GetName().Name!;

    public static IEnumerable<Assembly> Find()
    {
        var listed = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(static path => path.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal) && RefersToEngine(path))
            .Select(static path => Assembly.Load(AssemblyName.GetAssemblyName(path)));
        var loaded = AppDomain.CurrentDomain.GetAssemblies()
            .Where(static assembly => !assembly.IsDynamic && assembly.GetReferencedAssemblies().Any(static name => name.Name == Engine));
        return listed.Concat(loaded).Distinct();
    }

    private static bool RefersToEngine(string path)
    {
        using var file = File.OpenRead(path);
        using var image = new PEReader(file);
        if (!image.HasMetadata)
        {
            return false;
        }

        var metadata = image.GetMetadataReader();
        return metadata.AssemblyReferences.Any(handle => metadata.StringComparer.Equals(metadata.GetAssemblyReference(handle).Name, Engine));
    }
}
