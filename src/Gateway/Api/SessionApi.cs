using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Monitoring.Gateway.Access;

namespace Monitoring.Gateway.Api;

/// <summary>Sign in, sign out, who am I.</summary>
internal static partial class SessionApi
{
    private const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
    private const int MaxName = 64;
    private const int MaxPassword = 256;

    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        var session = routes.MapGroup("/session").WithTags("Session");
        session.MapPost("", SignInAsync).AllowAnonymous();
        session.MapGet("", WhoAmI).AllowAnonymous();
        session.MapDelete("", (Delegate)SignOutAsync);
    }

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> SignInAsync(
        SignInRequest request, HttpContext http, PasswordCheck passwords, SignInLimiter limiter, GatewayOptions options, ILoggerFactory logs)
    {
        var fields = new QueryFields();
        Check(request.User, request.Password, fields);
        if (!fields.Ok)
        {
            return Problems.Invalid(fields.Faults);
        }

        var address = http.Connection.RemoteIpAddress;
        if (!limiter.TryEnter(request.User, address))
        {
            LogRefused(logs.CreateLogger("Monitoring.Gateway.Access"), request.User, address?.ToString());
            return Problems.TooManySignIns();
        }

        if (await passwords.FindAsync(request.User, request.Password, http.RequestAborted) is not { } account)
        {
            LogFailed(logs.CreateLogger("Monitoring.Gateway.Access"), request.User, address?.ToString());
            return Problems.WrongPassword();
        }

        limiter.Succeeded(request.User, address);
        var user = CurrentUser.Principal(account, Scheme);
        await http.SignInAsync(Scheme, user);
        return TypedResults.Ok(View(user, options));
    }

    private static Results<Ok<SessionView>, ProblemHttpResult> WhoAmI(ClaimsPrincipal user, GatewayOptions options) =>
        user.Identity is { IsAuthenticated: true } ? TypedResults.Ok(View(user, options)) : Problems.NotSignedIn();

    private static async Task<NoContent> SignOutAsync(HttpContext http)
    {
        await http.SignOutAsync(Scheme);
        return TypedResults.NoContent();
    }

    /// <summary>Lengths of a name and a password that are to be checked.</summary>
    public static void Check(string user, string password, QueryFields fields)
    {
        if (user.Length is 0 or > MaxName)
        {
            fields.Add("user", $"应为 1 到 {MaxName} 个字符", $"must have 1 to {MaxName} characters");
        }

        if (password.Length is 0 or > MaxPassword)
        {
            fields.Add("password", $"应为 1 到 {MaxPassword} 个字符", $"must have 1 to {MaxPassword} characters");
        }
    }

    private static SessionView View(ClaimsPrincipal user, GatewayOptions options) =>
        new(user.Name(), user.RoleNames(), user.ScopeText(), options.Demo);

    [LoggerMessage(9201, LogLevel.Warning, "Sign-in of {User} from {Address} failed")]
    private static partial void LogFailed(ILogger log, string user, string? address);

    [LoggerMessage(9202, LogLevel.Warning, "Sign-in of {User} from {Address} refused: too many failures")]
    private static partial void LogRefused(ILogger log, string user, string? address);
}
