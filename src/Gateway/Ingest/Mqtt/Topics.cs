namespace Monitoring.Gateway.Ingest.Mqtt;

/// <summary>Topic names and filters (MQTT 5.0 §4.7).</summary>
internal static class Topics
{
    /// <summary>A topic name: at least one byte, no wildcard. UTF-8 is checked where strings are read.</summary>
    public static bool IsName(ReadOnlySpan<byte> topic) => !topic.IsEmpty && !topic.ContainsAny((byte)'+', (byte)'#');

    /// <summary>A topic filter: <c>#</c> only last and alone in its level, <c>+</c> alone in its level.</summary>
    public static bool IsFilter(ReadOnlySpan<byte> filter)
    {
        if (filter.IsEmpty)
        {
            return false;
        }

        for (var i = 0; i < filter.Length; i++)
        {
            var wildcard = filter[i] is (byte)'+' or (byte)'#';
            if (wildcard && i > 0 && filter[i - 1] != (byte)'/')
            {
                return false;
            }

            if (filter[i] == (byte)'#' ? i < filter.Length - 1 : wildcard && i < filter.Length - 1 && filter[i + 1] != (byte)'/')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a topic name matches a valid filter.</summary>
    public static bool Matches(ReadOnlySpan<char> filter, ReadOnlySpan<char> topic)
    {
        while (true)
        {
            if (filter is "#")
            {
                return true;
            }

            var filterEnd = filter.IndexOf('/');
            var topicEnd = topic.IndexOf('/');
            var filterLevel = filterEnd < 0 ? filter : filter[..filterEnd];
            var topicLevel = topicEnd < 0 ? topic : topic[..topicEnd];
            if (filterLevel is not "+" && !filterLevel.SequenceEqual(topicLevel))
            {
                return false;
            }

            if (topicEnd < 0)
            {
                // "a/#" matches "a" itself [4.7.1.2].
                return filterEnd < 0 || filter[(filterEnd + 1)..] is "#";
            }

            if (filterEnd < 0)
            {
                return false;
            }

            filter = filter[(filterEnd + 1)..];
            topic = topic[(topicEnd + 1)..];
        }
    }
}
