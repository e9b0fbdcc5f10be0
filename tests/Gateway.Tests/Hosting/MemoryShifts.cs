using Monitoring.Contracts;

namespace Monitoring.Gateway.Tests.Hosting;

/// <summary>Shifts in memory; paging has its tests on the real store.</summary>
internal sealed class MemoryShifts : IShiftStore
{
    private readonly Lock _gate = new();
    private readonly List<Shift> _rows = [];

    public Task<Shift?> CurrentAsync(string seat, CancellationToken cancellationToken) => Look(rows => rows.Find(row => row.Seat == seat && row.Until is null));

    public Task<Shift?> FindAsync(string id, CancellationToken cancellationToken) => Look(rows => rows.Find(row => row.Id == id));

    public Task<Page<Shift>> ListAsync(ShiftQuery query, CancellationToken cancellationToken) => Look(rows => new Page<Shift>
    {
        Items = [.. rows.Where(row => query.Seats is null || query.Seats.Contains(row.Seat)).Reverse()
            .Select(row => row with { Handover = row.Handover is { } handover ? handover with { Snapshot = null } : null })],
    });

    public Task<bool> BeginAsync(Shift shift, CancellationToken cancellationToken) => Look(rows =>
    {
        var free = !rows.Exists(row => row.Seat == shift.Seat && row.Until is null);
        rows.AddRange(free ? [shift] : []);
        return free;
    });

    public Task<bool> SaveAsync(Shift shift, CancellationToken cancellationToken) => Look(rows => Replace(rows, shift));

    public Task<bool> ChangeOverAsync(Shift ended, Shift next, CancellationToken cancellationToken) => Look(rows =>
    {
        var done = Replace(rows, ended);
        rows.AddRange(done ? [next] : []);
        return done;
    });

    private static bool Replace(List<Shift> rows, Shift shift)
    {
        var at = rows.FindIndex(row => row.Id == shift.Id && row.Revision == shift.Revision - 1);
        if (at >= 0)
        {
            rows[at] = shift;
        }

        return at >= 0;
    }

    private Task<T> Look<T>(Func<List<Shift>, T> work)
    {
        lock (_gate)
        {
            return Task.FromResult(work(_rows));
        }
    }
}
