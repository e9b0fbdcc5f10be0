using System.Text;

namespace Monitoring.Silo;

/// <summary>Names in line protocol, escaped, as UTF-8 (InfluxDB 1.x line protocol reference, "Special characters").</summary>
internal static class LineNames
{
    /// <summary>Comma and blank are escaped in a measurement.</summary>
    public static byte[] Measurement(string name) => Escape(name, ", ");

    /// <summary>Comma, equals sign and blank are escaped in tag keys, tag values and field keys.</summary>
    public static byte[] Key(string name) => Escape(name, ",= ");

    /// <summary>
    /// A line break cannot be escaped and would end the line, so it becomes a blank. A backslash at the end would escape what follows,
    /// so it is dropped; elsewhere a backslash before an ordinary character stands for itself.
    /// </summary>
    private static byte[] Escape(string name, string special)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var c in name.TrimEnd('\\'))
        {
            var plain = char.IsControl(c) ? ' ' : c;
            if (special.Contains(plain, StringComparison.Ordinal))
            {
                text.Append('\\');
            }

            text.Append(plain);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
