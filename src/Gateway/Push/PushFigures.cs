using Monitoring.Contracts;

namespace Monitoring.Gateway.Push;

/// <summary>What waits for walls, and what was dropped because one could not keep up.</summary>
internal sealed class PushFigures(WallPicture picture, GatewayOptions options) : ISystemFigures
{
    public SystemFigures Read() => new()
    {
        Queues =
        [
            new QueueFigures
            {
                Name = "wall-outbox",
                Text = "每个大屏待发送的报警变化（最长者）；满则清空，大屏重新取快照",
                TextEn = "Transitions that wait for a wall (the longest); when full it is emptied and the wall gets a new snapshot",
                Length = picture.LongestOutbox,
                Bound = options.WallCapacity,
                Refused = picture.Dropped,
            },
        ],
    };
}
