using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Api;

/// <summary>
/// What a person can only wait for: the database is away, or a site is being loaded again: 503 with when to come back. A stored row that
/// was damaged: 500, naming it. The store and the site log the reason, once and not per request.
/// </summary>
internal sealed class StoreDownHandler : IExceptionHandler
{
    private const int RetryAfterSeconds = 5;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (AnswerTo(exception) is not { } answer)
        {
            return false;
        }

        if (answer.StatusCode == StatusCodes.Status503ServiceUnavailable)
        {
            httpContext.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        }

        await answer.ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>A grain that could not be loaded may wrap what its store threw.</summary>
    internal static ProblemHttpResult? AnswerTo(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            switch (exception)
            {
                case DbException:
                    return Problems.StoreDown();
                case SiteUnavailableException or TimeoutException or OrleansException:
                    return Problems.SiteBusy();
                case InvalidDataException damaged:
                    return Problems.Damaged(damaged.Message);
                default:
                    continue;
            }
        }

        return null;
    }
}
