using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using Monitoring.Contracts;
using Monitoring.Gateway.Api;

namespace Monitoring.Gateway.Access;

/// <summary>
/// The password of a person who is not the one signed in. A wrong one is a fault of the body and not 401: the session is in order,
/// and a page would ask the wrong person to sign in again. Failures count as failed sign-ins.
/// </summary>
internal sealed partial class PasswordOfAnother(PasswordCheck passwords, SignInLimiter limiter, ILogger<PasswordOfAnother> log)
{
    /// <summary>The account, or what to answer.</summary>
    public async Task<(Account? Account, ProblemHttpResult? Refused)> CheckAsync(string name, string password, HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress;
        if (!limiter.TryEnter(name, address))
        {
            return (null, Problems.TooManySignIns());
        }

        if (await passwords.FindAsync(name, password, http.RequestAborted) is not { } account)
        {
            LogFailed(name, http.User.Name(), address?.ToString());
            return (null, Problems.Invalid("password", "用户名或密码错误", "wrong user or password"));
        }

        limiter.Succeeded(name, address);
        return (account, null);
    }

    [LoggerMessage(9203, LogLevel.Warning, "Password of {User} was wrong, in the session of {Session} from {Address}")]
    private partial void LogFailed(string user, string session, string? address);
}
