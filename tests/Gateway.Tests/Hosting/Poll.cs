namespace Monitoring.Gateway.Tests.Hosting;

/// <summary>Asks again and again, with a deadline that is generous because machines are slow.</summary>
internal static class Poll
{
    public static Task UntilAsync(Func<bool> look) => UntilAsync(() => Task.FromResult(look()));

    public static async Task UntilAsync(Func<Task<bool>> look)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        while (!await look())
        {
            await pace.WaitForNextTickAsync(deadline.Token);
        }
    }
}
