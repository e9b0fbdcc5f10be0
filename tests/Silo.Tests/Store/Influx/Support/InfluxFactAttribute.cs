namespace Monitoring.Silo.Tests;

/// <summary>A test against the real InfluxDB 1.x (Debian package influxdb); skipped, and said so, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class InfluxFactAttribute : FactAttribute
{
    public InfluxFactAttribute()
    {
        if (InfluxServer.Binary is null)
        {
            Skip = "influxd is not installed (apt-get install influxdb)";
        }
    }
}

/// <summary>As <see cref="InfluxFactAttribute"/>, with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class InfluxTheoryAttribute : TheoryAttribute
{
    public InfluxTheoryAttribute()
    {
        if (InfluxServer.Binary is null)
        {
            Skip = "influxd is not installed (apt-get install influxdb)";
        }
    }
}

/// <summary>A test against the real VictoriaMetrics (Debian package victoria-metrics); skipped, and said so, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class VictoriaFactAttribute : FactAttribute
{
    public VictoriaFactAttribute()
    {
        if (VictoriaServer.Binary is null)
        {
            Skip = "victoria-metrics is not installed (apt-get install victoria-metrics)";
        }
    }
}
