using System.Globalization;
using Orleans.Storage;

namespace Monitoring.Silo;

/// <summary>Grain state in the relational store, for both engines.</summary>
internal sealed class RelationalGrainStorage(MonitorDatabase database, IStateText text) : IGrainStorage
{
    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var rows = await database.QueryAsync(
            "SELECT etag, body FROM grain_state WHERE grain = @grain AND state = @state",
            row => (Etag: row.GetString(0), Body: row.GetString(1)), CancellationToken.None,
            ("@grain", grainId.ToString()), ("@state", stateName));
        if (rows.Count == 0)
        {
            Reset(grainState);
            return;
        }

        grainState.State = text.Read<T>(rows[0].Body, grainId.ToString());
        grainState.ETag = rows[0].Etag;
        grainState.RecordExists = true;
    }

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var etag = NextEtag(grainState.ETag);
        var changed = await database.ExecuteAsync(
            grainState.ETag is null
                ? "INSERT INTO grain_state (grain, state, etag, body) VALUES (@grain, @state, @etag, @body) ON CONFLICT (grain, state) DO NOTHING"
                : "UPDATE grain_state SET etag = @etag, body = @body WHERE grain = @grain AND state = @state AND etag = @known",
            CancellationToken.None,
            ("@grain", grainId.ToString()), ("@state", stateName), ("@etag", etag), ("@known", grainState.ETag),
            ("@body", text.Write(grainState.State)));
        await CheckAsync(changed, stateName, grainId, grainState.ETag);
        grainState.ETag = etag;
        grainState.RecordExists = true;
    }

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        if (grainState.ETag is not null)
        {
            var changed = await database.ExecuteAsync(
                "DELETE FROM grain_state WHERE grain = @grain AND state = @state AND etag = @known",
                CancellationToken.None, ("@grain", grainId.ToString()), ("@state", stateName), ("@known", grainState.ETag));
            await CheckAsync(changed, stateName, grainId, grainState.ETag);
        }

        Reset(grainState);
    }

    private static string NextEtag(string? etag) =>
        ((etag is null ? 0 : long.Parse(etag, CultureInfo.InvariantCulture)) + 1).ToString(CultureInfo.InvariantCulture);

    private static void Reset<T>(IGrainState<T> grainState)
    {
        grainState.State = Activator.CreateInstance<T>();
        grainState.ETag = null;
        grainState.RecordExists = false;
    }

    private async Task CheckAsync(int changed, string stateName, GrainId grainId, string? known)
    {
        if (changed == 1)
        {
            return;
        }

        var rows = await database.QueryAsync(
            "SELECT etag FROM grain_state WHERE grain = @grain AND state = @state", row => row.GetString(0), CancellationToken.None,
            ("@grain", grainId.ToString()), ("@state", stateName));
        throw new InconsistentStateException(
            $"State \"{stateName}\" of {grainId} was written by somebody else.", rows.Count == 0 ? null : rows[0], known);
    }
}
