using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Monitoring.Gateway.Api;

/// <summary>
/// The files of the wall, for everybody. Routes of the client all get its first page. That is done by rewriting the path and not
/// by a fallback endpoint: one of those also takes what is wrong for a service route, and 405 and 415 became 404.
/// </summary>
internal static class WallPages
{
    private const string Index = "/index.html";

    private static readonly string[] ServicePaths = ["/api", "/hubs", "/health", "/openapi", "/mqtt", "/assets"];

    // The client's pages. Below them a dot belongs to an id (a gateway's may have some) and is no file's extension.
    private static readonly string[] ClientPaths = ["/wall", "/desk", "/sites", "/bench", "/gateways", "/kpis", "/system"];

    public static void UseWallFiles(this IApplicationBuilder app, GatewayOptions options)
    {
        if (options.WebRoot is not { } root || !Directory.Exists(root))
        {
            return;
        }

        app.Use((context, next) =>
        {
            if (IsPage(context.Request))
            {
                context.Request.Path = Index;
            }

            return next(context);
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(Path.GetFullPath(root)),
            OnPrepareResponse = SetCache,
        });
    }

    private static bool IsPage(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && (IsBelow(ClientPaths, request.Path) || (!Path.HasExtension(request.Path.Value) && !IsBelow(ServicePaths, request.Path)));

    private static bool IsBelow(string[] paths, PathString path) =>
        paths.Any(one => path.StartsWithSegments(one, StringComparison.OrdinalIgnoreCase));

    // The build puts a hash into the name of everything under assets: such a file never changes.
    private static void SetCache(StaticFileResponseContext file) =>
        file.Context.Response.Headers.CacheControl =
            file.Context.Request.Path.StartsWithSegments("/assets", StringComparison.OrdinalIgnoreCase) ? "public, max-age=31536000, immutable" : "no-cache";
}
