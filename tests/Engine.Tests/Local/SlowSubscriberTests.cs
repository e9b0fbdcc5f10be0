using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Monitoring.Engine.Tests.Support;
using Orleans.Streams;

namespace Monitoring.Engine.Tests.Local;

public sealed class SlowSubscriberTests
{
    [Fact]
    public async Task Subscriber_TooSlow_LosesTheOldestCounted()
    {
        await using var silo = await TestSilo.Start();
        var dropped = 0L;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == "orleans-local-stream-dropped" && instrument.Meter.Scope == silo.Services.GetService<IMeterFactory>())
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref dropped, count));
        var stream = silo.Client.GetStreamProvider("push").GetStream<int>(StreamId.Create("test", "slow"));
        listener.Start();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var last = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        List<int> received = [];
        await stream.SubscribeAsync(async (item, _) =>
        {
            received.Add(item);
            started.TrySetResult();
            await gate.Task;
            if (item == 2000)
            {
                last.SetResult();
            }
        });

        await stream.OnNextAsync(0);
        await started.Task.WaitAsync(Deadline.Generous);
        for (var i = 1; i <= 2000; i++)
        {
            await stream.OnNextAsync(i);
        }

        gate.SetResult();
        await last.Task.WaitAsync(Deadline.Generous);

        // One was being handled, 1,024 fit the queue, the oldest of the rest are gone, and the newest arrived.
        Assert.Equal([0, .. Enumerable.Range(977, 1024)], received);
        Assert.Equal(976, dropped);
    }
}
