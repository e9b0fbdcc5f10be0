using Monitoring.Grains;

namespace Monitoring.Silo;

/// <summary>A claim in the queue of the writes: it is written in its order among them, and in their transactions.</summary>
internal sealed record JournalClaim(string SiteId, string Owner) : JournalWrite(SiteId, 0, [], []);
