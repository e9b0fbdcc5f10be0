using System.Data.Common;
using Monitoring.Contracts;
using Monitoring.Gateway.Api;

namespace Monitoring.Gateway.Tests.Api;

public sealed class StoreDownHandlerTests
{
    public static TheoryData<Exception, int, string> Answers => new()
    {
        { new Away(), 503, "database" },
        { new InvalidOperationException("grain", new Away()), 503, "database" },
        { new SiteUnavailableException(), 503, "loaded again" },
        { new TimeoutException("no answer"), 503, "loaded again" },
        { new InvalidDataException("journal, row 330100099 7: checksum"), 500, "330100099 7" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void AnswerTo_WhatAPersonCanOnlyWaitFor_SaysSo(Exception error, int status, string says)
    {
        var answer = StoreDownHandler.AnswerTo(error)!;
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(says, (string)answer.ProblemDetails.Extensions["titleEn"]!, StringComparison.Ordinal);
        Assert.NotEmpty(answer.ProblemDetails.Title!);
    }

    [Fact]
    public void AnswerTo_AFaultOfTheProgram_IsNotExcused() => Assert.Null(StoreDownHandler.AnswerTo(new InvalidOperationException("fault")));

    private sealed class Away() : DbException("away");
}
