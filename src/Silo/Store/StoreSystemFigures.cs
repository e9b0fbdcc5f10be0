using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>What the stores hold, and who is behind.</summary>
internal sealed class StoreSystemFigures(
    MonitorDatabase database, RelationalAlarmJournal journal, SampleLog log, SeriesSink series, InfluxSink? influx, StoreOptions options) : ISystemFigures
{
    /// <inheritdoc/>
    public SystemFigures Read()
    {
        var figures = log.Figures();
        return new SystemFigures
        {
            Stores =
            [
                Store("database", database.Kind, journal.Check()),
                Store("series", "embedded", series.Check()),
                .. influx is null ? (StoreFigures[])[] : [Store("influxdb", "InfluxDB", influx.Check())],
            ],
            SampleLog = new LogFigures
            {
                Ok = log.Check().Ok,
                Durable = figures.Durable,
                Bytes = figures.TotalBytes,
                NeededBytes = figures.NeededBytes,
                BoundBytes = options.SampleLog.MaxBytes,
                WaitingBytes = figures.Waiting,
                Refused = figures.Refused,
                Failures = figures.Failures,
                Damaged = figures.Damaged,
                Lost = figures.Lost,
                Sinks = [.. log.Sinks().Select(sink => new SinkFigures(sink.Name, sink.Stored, Math.Max(0, figures.Durable - sink.Stored)))],
            },
            Queues =
            [
                new QueueFigures
                {
                    Name = "sample-log", Text = "样本日志缓冲区；满或磁盘拒绝则不接收，网关重发", TextEn = "Buffer of the sample log; when full or the disk refuses nothing is taken and gateways send again",
                    Length = figures.Waiting, Bound = options.SampleLog.BufferBytes, Refused = figures.Refused,
                },
            ],
        };
    }

    private static StoreFigures Store(string name, string kind, PartHealth health) => new() { Name = name, Kind = kind, Ok = health.Ok, Detail = health.Detail };
}
