namespace Monitoring.Plant.Tests.Support;

/// <summary>A test against the real Mosquitto (Debian package mosquitto); skipped, and said so, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MosquittoFactAttribute : FactAttribute
{
    public MosquittoFactAttribute()
    {
        if (MosquittoServer.Binary is null)
        {
            Skip = "mosquitto is not installed (apt-get install mosquitto)";
        }
    }
}
