namespace Monitoring.Plant.Tests.Support;

/// <summary>As <see cref="MosquittoFactAttribute"/>, with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MosquittoTheoryAttribute : TheoryAttribute
{
    public MosquittoTheoryAttribute()
    {
        if (MosquittoServer.Binary is null)
        {
            Skip = "mosquitto is not installed (apt-get install mosquitto)";
        }
    }
}
