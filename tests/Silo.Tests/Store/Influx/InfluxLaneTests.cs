using System.Collections.Concurrent;
using System.Text;

namespace Monitoring.Silo.Tests;

/// <summary>How sites are dealt to the requests at a time.</summary>
public sealed class InfluxLaneTests
{
    [Fact]
    public async Task AsManySitesAsRequests_EachHasItsOwnAtTheSameTime()
    {
        await using var fixture = new SinkFixture();
        using var writer = new Meeting(fixture.Sites.Length);
        await fixture.LogAsync(0, 20);

        fixture.Begin(new InfluxOptions { Url = new Uri("http://localhost:1"), Database = "d", InFlight = fixture.Sites.Length, BatchAge = TimeSpan.FromMilliseconds(10) }, writer);
        await writer.AllThere.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        await fixture.DrainedAsync();

        Assert.All(writer.SitesOfRequests, sites => Assert.Single(sites));
    }

    /// <summary>Answers no request before so many are there.</summary>
    private sealed class Meeting(int count) : IInfluxWriter
    {
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _waiting;

        public ConcurrentBag<string[]> SitesOfRequests { get; } = [];

        public Task AllThere => _all.Task;

        public async Task<WriteOutcome> WriteAsync(LineSlice lines, CancellationToken cancellationToken)
        {
            var text = Encoding.UTF8.GetString(lines.Bytes.Span);
            SitesOfRequests.Add([.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]).Distinct()]);
            if (Interlocked.Increment(ref _waiting) == count)
            {
                _all.SetResult();
            }

            await _all.Task.WaitAsync(cancellationToken);
            return WriteOutcome.Stored;
        }

        public Task<WriteOutcome> PrepareAsync(CancellationToken cancellationToken) => Task.FromResult(WriteOutcome.Stored);

        public Task<WriteOutcome> PingAsync(CancellationToken cancellationToken) => Task.FromResult(WriteOutcome.Stored);

        public void Dispose()
        {
        }
    }
}
