using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Monitoring.Contracts;
using Monitoring.Gateway.Push;

namespace Monitoring.Gateway.Api;

/// <summary>Expressions, as somebody writes them: nothing is changed, so that whoever sees the site may try.</summary>
internal static class ExpressionApi
{
    public static void MapExpressions(this IEndpointRouteBuilder site) =>
        site.MapPost("/expressions/check", CheckAsync).WithTags("Expressions");

    private static async Task<Results<Ok<ExpressionCheck>, ProblemHttpResult>> CheckAsync(
        string siteId, ExpressionRequest request, ISites sites, IExpressionChecker checker, CancellationToken cancellationToken)
    {
        if (request.Position is { } position && (position < 0 || position > request.Text.Length))
        {
            return Problems.Invalid("position", $"应为 0 到 {request.Text.Length} 的整数", $"must be a whole number from 0 to {request.Text.Length}");
        }

        return await sites.Get(siteId).GetConfig(cancellationToken) is { } config
            ? TypedResults.Ok(checker.Check(request.Text, config, request.Position))
            : Problems.NoSuchSite(siteId);
    }
}
