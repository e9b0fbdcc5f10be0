using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Monitoring.Gateway.Api;

/// <summary>A body that cannot be read: says where in it, and never shows a stack.</summary>
internal sealed class BadRequestHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException bad)
        {
            return false;
        }

        var answer = bad.StatusCode switch
        {
            StatusCodes.Status413PayloadTooLarge => Problems.TooLarge(),
            StatusCodes.Status415UnsupportedMediaType => Problems.NotJson(),
            _ => bad.InnerException is JsonException json ? Problems.Invalid(Where(json), Text(json), TextEn(json)) : Problems.Invalid("body", "请求体缺失或无法读取", "The body is missing or cannot be read"),
        };
        await answer.ExecuteAsync(httpContext);
        return true;
    }

    private static string Where(JsonException json) => json.Path is { Length: > 2 } path ? path[2..] : "body";

    private static string Text(JsonException json) => $"JSON 有误：第 {Line(json)} 行第 {Byte(json)} 字节处的值缺失或类型不对";

    private static string TextEn(JsonException json) => $"Not the JSON expected: a value is missing or of the wrong type at line {Line(json)}, byte {Byte(json)}";

    private static string Line(JsonException json) => ((json.LineNumber ?? 0) + 1).ToString(CultureInfo.InvariantCulture);

    private static string Byte(JsonException json) => ((json.BytePositionInLine ?? 0) + 1).ToString(CultureInfo.InvariantCulture);
}
