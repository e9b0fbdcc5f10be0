namespace Monitoring.Silo;

/// <summary>Settings of a silo.</summary>
public sealed class SiloOptions
{
    /// <summary>Folder of the sample log, the series and the database. Created if missing.</summary>
    public string DataFolder { get; set; } = "data";

    /// <summary>Orleans only: port between silos, 1 to 65535 (d: 11111).</summary>
    public int SiloPort { get; set; } = 11111;

    /// <summary>Orleans only: port for Orleans clients, 1 to 65535 (d: 30000).</summary>
    public int ClientPort { get; set; } = 30000;
}
