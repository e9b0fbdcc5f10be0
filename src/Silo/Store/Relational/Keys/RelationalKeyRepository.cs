using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Monitoring.Silo;

/// <summary>
/// The keys that sign sessions, in a database that several gateways share: a session of one is valid at the others. They lie there as they are,
/// as protected as the accounts beside them. Called when a process starts, once a day, and when a session names a key that is not known.
/// </summary>
internal sealed class RelationalKeyRepository(MonitorDatabase database, TimeProvider time) : IXmlRepository
{
    /// <inheritdoc/>
    /// <exception cref="System.Data.Common.DbException">The database is not there; the caller goes on with what it has read before.</exception>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = database.Open();
        using var command = database.CreateCommand(connection, "SELECT body FROM session_key ORDER BY name");
        using var row = command.ExecuteReader();
        List<XElement> keys = [];
        while (row.Read())
        {
            keys.Add(XElement.Parse(row.GetString(0)));
        }

        return keys;
    }

    /// <inheritdoc/>
    /// <exception cref="System.Data.Common.DbException">The database is not there.</exception>
    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        using var connection = database.Open();
        using var command = database.CreateCommand(
            connection, "INSERT INTO session_key (name, at, body) VALUES (@name, @at, @body) ON CONFLICT (name) DO UPDATE SET body = excluded.body",
            ("@name", friendlyName), ("@at", time.GetUtcNow().ToUnixTimeMilliseconds()), ("@body", element.ToString(SaveOptions.DisableFormatting)));
        command.ExecuteNonQuery();
    }
}
