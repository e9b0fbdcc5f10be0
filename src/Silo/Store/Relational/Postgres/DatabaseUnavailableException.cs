using System.Data.Common;

namespace Monitoring.Silo;

/// <summary>The database server is away; it is being asked for, and the caller should try again later.</summary>
internal sealed class DatabaseUnavailableException(string message, Exception? cause, bool transient) : DbException(message, cause)
{
    /// <inheritdoc/>
    public override bool IsTransient => transient;
}
