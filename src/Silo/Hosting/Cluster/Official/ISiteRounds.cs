namespace Monitoring.Silo;

/// <summary>Goes round all sites of a cluster and wakes those that sleep. One for the cluster; key: <see cref="Key"/>.</summary>
[Alias("site-rounds")]
public interface ISiteRounds : IGrainWithStringKey
{
    /// <summary>The one that there is.</summary>
    const string Key = "all";

    /// <summary>Begins to go round each minute, if nobody has begun yet. It goes on whoever stops, until the cluster is gone.</summary>
    [Alias("begin")]
    Task Begin();
}
