using Monitoring.Contracts;
using Monitoring.Tests.Postgres;

namespace Monitoring.Silo.Tests;

public class ShiftStoreTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task BeginAsync_SeatManned_IsRefusedUntilItIsHandedOver(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        var shifts = new RelationalShiftStore(store.Database);
        Assert.Null(await shifts.CurrentAsync("hall", default));
        var begun = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => shifts.BeginAsync(Shift($"a{i}"), default)));
        Assert.Single(begun, taken => taken);
        Assert.True(await shifts.BeginAsync(Shift("b", "north"), default));

        var now = (await shifts.CurrentAsync("hall", default))!;
        var ended = now with { Until = Alarms.Start.AddHours(12), Revision = 2, Handover = Handover() };
        Assert.False(await shifts.ChangeOverAsync(ended with { Revision = 3 }, Shift("c", at: 12), default));
        Assert.True(await shifts.ChangeOverAsync(ended, Shift("c", at: 12), default));
        Assert.False(await shifts.ChangeOverAsync(ended, Shift("d", at: 12), default));

        Assert.Equal("c", (await shifts.CurrentAsync("hall", default))!.Id);
        Assert.Equal((ended.Until, "夜间无异常"), ((await shifts.FindAsync(now.Id, default))!.Until, (await shifts.FindAsync(now.Id, default))!.Handover!.Signed!.Note));
        Assert.Null(await shifts.FindAsync("d", default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ChangeOverAsync_NextOneIsThereAlready_EndsNothing(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        var shifts = new RelationalShiftStore(store.Database);
        await shifts.BeginAsync(Shift("a"), default);
        await shifts.BeginAsync(Shift("b", "north"), default);

        Assert.False(await shifts.ChangeOverAsync(Shift("a") with { Until = Alarms.Start, Revision = 2 }, Shift("b"), default));

        Assert.Null((await shifts.FindAsync("a", default))!.Until);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SaveAsync_WithASnapshot_KeepsItApartFromListsAndThroughLaterSaves(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        var shifts = new RelationalShiftStore(store.Database);
        await shifts.BeginAsync(Shift("a"), default);
        Assert.True(await shifts.SaveAsync(Shift("a") with { Revision = 2, Handover = Handover() with { Signed = null } }, default));
        Assert.False(await shifts.SaveAsync(Shift("a") with { Revision = 2 }, default));
        Assert.True(await shifts.SaveAsync(Shift("a") with { Revision = 3, Handover = Handover() with { Snapshot = null } }, default));

        var whole = (await shifts.FindAsync("a", default))!.Handover!;
        Assert.Equal(("A1", "夜间无异常", 1), (Assert.Single(whole.Snapshot!.Open).Id, whole.Signed!.Note, whole.Counts.Open));
        Assert.Null(Assert.Single((await shifts.ListAsync(new ShiftQuery(), default)).Items).Handover!.Snapshot);
        await store.Database.ExecuteAsync("UPDATE shift SET snapshot = REPLACE(snapshot, 'A1', 'A2')", default);
        await Assert.ThrowsAsync<InvalidDataException>(() => shifts.FindAsync("a", default));
        Assert.Single(RowCheck.Find(store.Database, 10));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ListAsync_BySeatAndTime_PagesNewestFirst(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        var shifts = new RelationalShiftStore(store.Database);
        for (var i = 0; i < 6; i++)
        {
            var shift = Shift($"a{i}", at: i * 12);
            await shifts.BeginAsync(shift, default);
            if (i < 5)
            {
                await shifts.SaveAsync(shift with { Until = shift.Since.AddHours(12), Revision = 2 }, default);
            }
        }

        await shifts.BeginAsync(Shift("b", "north"), default);
        var query = new ShiftQuery { Seats = ["hall"], Limit = 2, From = Alarms.Start.AddHours(12), To = Alarms.Start.AddHours(60) };
        List<string> seen = [];
        do
        {
            var page = await shifts.ListAsync(query, default);
            seen.AddRange(page.Items.Select(one => one.Id));
            query = query with { Cursor = page.Next };
        }
        while (query.Cursor is not null);

        // The one that ended when the window begins and the one that begins when it ends are not in it.
        Assert.Equal(["a4", "a3", "a2", "a1"], seen);
        Assert.Equal(["a5"], (await shifts.ListAsync(new ShiftQuery { Seats = ["hall"], From = Alarms.Start.AddHours(1000) }, default)).Items.Select(one => one.Id));
        Assert.Empty((await shifts.ListAsync(new ShiftQuery { Seats = [] }, default)).Items);
        Assert.Empty((await shifts.ListAsync(new ShiftQuery { Cursor = "x" }, default)).Items);
        Assert.Equal(7, (await shifts.ListAsync(new ShiftQuery(), default)).Items.Length);
    }

    private static Shift Shift(string id, string seat = "hall", int at = 0) => new()
    {
        Id = id, Seat = seat, User = "duty", DisplayName = "值班员", Since = Alarms.Start.AddHours(at),
    };

    private static Handover Handover() => new()
    {
        PreparedAt = Alarms.Start,
        PreparedBy = "duty",
        Counts = new HandoverCounts
        {
            Open = 1, Unacknowledged = 1, Shelved = 0, OutOfService = 0, Suppressed = 0, Sites = 1, Blind = 0, PartlyBlind = 0, Handlings = 0, Changes = 0,
        },
        Snapshot = new HandoverSnapshot
        {
            Open = [Alarms.Transition(1).Alarm], Shelved = [], OutOfService = [], Suppressed = 0, Blind = [], Handlings = [], Changes = [],
        },
        Signed = new HandoverSignature { By = "duty", At = Alarms.Start, Note = "夜间无异常" },
    };
}
