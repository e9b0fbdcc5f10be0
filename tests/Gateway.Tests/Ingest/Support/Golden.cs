namespace Monitoring.Gateway.Tests.Ingest.Support;

internal static class Golden
{
    public static string Folder { get; } = Find();

    private static string Find([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "Golden");
}
