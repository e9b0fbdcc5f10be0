using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Monitoring.Gateway.Api;

/// <summary>The database is away or refuses: 503 with when to come back. The store logs the reason, once and not per request.</summary>
internal sealed class StoreDownHandler : IExceptionHandler
{
    private const int RetryAfterSeconds = 5;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!IsOfTheStore(exception))
        {
            return false;
        }

        httpContext.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        await Problems.StoreDown().ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>A grain that could not be loaded may wrap what its store threw.</summary>
    private static bool IsOfTheStore(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is DbException)
            {
                return true;
            }
        }

        return false;
    }
}
