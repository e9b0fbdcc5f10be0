namespace Orleans.Hosting;

internal static class Placeholder;
