namespace Monitoring.Alarms;

/// <summary>The state of one point, gateway, or of the site as a whole, ready to be stored beside the journal.</summary>
/// <param name="Key">Point id; <c>@</c> and a gateway id; <c>@</c> alone for the site.</param>
/// <param name="Position">Log position up to which it has seen everything.</param>
/// <param name="Bytes">The state; the first byte is the version of its form.</param>
public sealed record StoredState(string Key, long Position, byte[] Bytes);
