using System.Data.Common;

namespace Monitoring.Silo;

/// <summary>The time-series database cannot be read, and there is no other copy of the samples in this process: later again.</summary>
internal sealed class SeriesUnavailableException(string message, Exception cause) : DbException(message, cause)
{
    /// <inheritdoc/>
    public override bool IsTransient => true;
}
