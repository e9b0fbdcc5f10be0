using System.Data.Common;
using System.Text;

namespace Monitoring.Silo;

/// <summary>
/// CRC-32C of what a row says, stored in its column <c>crc</c>: SQLite notices damage of its structure and not of a value. Rows that
/// are older than the column have none.
/// </summary>
internal static class RowChecksum
{
    /// <summary>Of a text.</summary>
    public static long Of(string body) => Checksum.Of(Encoding.UTF8.GetBytes(body));

    /// <summary>Of bytes.</summary>
    public static long Of(byte[] body) => Checksum.Of(body);

    /// <summary>The text of a row, if it is what was written.</summary>
    /// <exception cref="InvalidDataException">It was changed; the message names table and row.</exception>
    public static string Text(DbDataReader row, int body, int crc, string table, string key)
    {
        var text = row.GetString(body);
        return Fits(row, crc, Of(text)) ? text : throw Damaged(table, key, "crc");
    }

    /// <summary>The bytes of a row, if they are what was written.</summary>
    /// <exception cref="InvalidDataException">They were changed; the message names table and row.</exception>
    public static byte[] Bytes(DbDataReader row, int body, int crc, string table, string key)
    {
        var bytes = row.GetFieldValue<byte[]>(body);
        return Fits(row, crc, Of(bytes)) ? bytes : throw Damaged(table, key, "crc");
    }

    /// <summary>What is said of a damaged row.</summary>
    public static InvalidDataException Damaged(string table, string key, string reason, Exception? cause = null) => new(
        $"数据库表{table}中“{key}”一行已损坏，无法使用 / row \"{key}\" of table {table} is damaged and cannot be used: {reason}", cause);

    private static bool Fits(DbDataReader row, int crc, long actual) => row.IsDBNull(crc) || row.GetInt64(crc) == actual;
}
