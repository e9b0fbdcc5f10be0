using Microsoft.AspNetCore.Http;

namespace Monitoring.Gateway.Api;

/// <summary>Headers that keep a page from being framed, sniffed or fed from elsewhere.</summary>
internal static class SecurityHeaders
{
    // blob: the tones, which the page makes itself so that they sound without a network.
    private const string Policy =
        "default-src 'self'; img-src 'self' data:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            headers.CacheControl = "no-store";
        }

        return next(context);
    }
}
