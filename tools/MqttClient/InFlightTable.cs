using Monitoring.MqttClient.Wire;

namespace Monitoring.MqttClient;

/// <summary>The unacknowledged QoS 1/2 publishes, one slot per packet id. Not thread-safe: used under the send gate.</summary>
internal sealed class InFlightTable
{
    private readonly Slot[] _slots;
    private readonly Stack<ushort> _free;

    public InFlightTable(int window)
    {
        _slots = new Slot[window];
        _free = new Stack<ushort>(window);
        for (var id = window; id >= 1; id--)
        {
            _free.Push((ushort)id);
        }
    }

    public bool Full => _free.Count == 0;

    public ushort Add(MqttQoS qos, long sentAt, TaskCompletionSource<byte>? waiter)
    {
        var id = _free.Pop();
        _slots[id - 1] = new Slot(qos == MqttQoS.AtLeastOnce ? PacketType.PubAck : PacketType.PubRec, sentAt, waiter);
        return id;
    }

    /// <summary>PUBREC came: the slot now waits for PUBCOMP. False when no such publish is open.</summary>
    public bool TryAdvance(ushort id)
    {
        if (!Open(id) || _slots[id - 1].Expects == PacketType.PubAck)
        {
            return false;
        }

        _slots[id - 1].Expects = PacketType.PubComp;
        return true;
    }

    public bool TryComplete(ushort id, PacketType by, out Slot slot)
    {
        slot = default;
        if (!Open(id) || _slots[id - 1].Expects != by)
        {
            return false;
        }

        slot = _slots[id - 1];
        _slots[id - 1] = default;
        _free.Push(id);
        return true;
    }

    public List<TaskCompletionSource<byte>> TakeWaiters()
    {
        var waiters = new List<TaskCompletionSource<byte>>();
        foreach (ref var slot in _slots.AsSpan())
        {
            if (slot.Waiter is { } waiter)
            {
                waiters.Add(waiter);
            }

            slot = default;
        }

        return waiters;
    }

    private bool Open(ushort id) => id >= 1 && id <= _slots.Length && _slots[id - 1].Expects != 0;

    internal record struct Slot(PacketType Expects, long SentAt, TaskCompletionSource<byte>? Waiter);
}
