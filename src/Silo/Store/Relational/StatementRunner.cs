using System.Data.Common;

namespace Monitoring.Silo;

/// <summary>Runs many statements on one connection in the way that is fast for its database.</summary>
internal abstract class StatementRunner : IDisposable
{
    /// <summary>Runs the rows in order.</summary>
    /// <returns>How many rows each of them changed.</returns>
    /// <exception cref="DbException">The database refused one; roll back.</exception>
    public abstract ValueTask<int[]> RunAsync(IReadOnlyList<StatementRow> rows, DbTransaction transaction, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract void Dispose();
}
