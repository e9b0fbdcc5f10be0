using Microsoft.AspNetCore.Http;
using Monitoring.Gateway.Api;

namespace Monitoring.Gateway.Access;

/// <summary>
/// Refuses what another web page could make a signed-in browser do. SameSite=Strict already withholds the cookie; this is the
/// second lock: an unsafe request needs the header X-Requested-With, which a foreign page cannot send without a preflight
/// that nobody answers, or a bearer token, which a browser does not add by itself. A WebSocket has no preflight: there the
/// Origin, if any, must be our own.
/// </summary>
internal static class ForgeryGuard
{
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (IsForeignHub(context.Request))
        {
            await Problems.ForeignOrigin().ExecuteAsync(context);
        }
        else if (IsUnsafe(context.Request.Method) && !HasProof(context.Request))
        {
            await Problems.MissingRequestedWith().ExecuteAsync(context);
        }
        else
        {
            await next(context);
        }
    }

    private static bool IsUnsafe(string method) =>
        !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);

    private static bool HasProof(HttpRequest request) =>
        request.Headers.ContainsKey("X-Requested-With")
        || request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);

    private static bool IsForeignHub(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0
            && request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase)
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && string.Equals(from.Authority, Authority(request), StringComparison.OrdinalIgnoreCase));
    }

    // Uri.Authority leaves a default port out, the Host header of some clients does not.
    private static string Authority(HttpRequest request) =>
        Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var own) ? own.Authority : "";
}
