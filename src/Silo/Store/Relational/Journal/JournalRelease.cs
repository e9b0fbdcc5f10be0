using Monitoring.Grains;

namespace Monitoring.Silo;

/// <summary>The end of a claim in the queue of the writes: after all writes of who held it.</summary>
internal sealed record JournalRelease(string SiteId) : JournalWrite(SiteId, 0, [], []);
