using System.Globalization;
using Monitoring.Gateway;
using Monitoring.Gateway.Ingest.Broker;
using Monitoring.Silo;

namespace Monitoring.Monitor;

/// <summary>What the command line asks for.</summary>
internal sealed record CommandLine
{
    /// <summary>With the demo sites, accounts and gateway.</summary>
    public bool Demo { get; private set; } = true;

    /// <summary>HTTP port.</summary>
    public int Http { get; private set; } = 5080;

    /// <summary>MQTT port.</summary>
    public int Mqtt { get; private set; } = 1883;

    /// <summary>Data folder.</summary>
    public string Data { get; private set; } = "data";

    /// <summary>Connection string of a PostgreSQL database; null: a SQLite file in the data folder.</summary>
    public string? Database { get; private set; }

    /// <summary>Seconds of the service's clock in a real second.</summary>
    public double Clock { get; private set; } = 1;

    /// <summary>InfluxDB beside the embedded time series; null: none.</summary>
    public InfluxOptions? Influx { get; private set; }

    /// <summary>An MQTT broker that gateways publish to, beside the own endpoint; null: none.</summary>
    public BrokerOptions? Broker { get; private set; }

    /// <summary>The outline of the region.</summary>
    public MapFile Map { get; private set; } = MapFile.Bundled();

    /// <summary>Most of the sample log, MiB.</summary>
    public int LogSize { get; private set; } = 4096;

    /// <summary>How long the sample log is kept for reading again, days.</summary>
    public int LogDays { get; private set; } = 7;

    /// <summary>Where the service listens, and behind whom.</summary>
    public ListenSettings Listen { get; } = new();

    /// <summary>Which part of the service this is, and of which cluster.</summary>
    public ClusterSettings Cluster { get; } = new();

    /// <summary>The text for <c>--help</c> and after a fault.</summary>
    public const string Usage = """
        monitor [--no-demo] [--http PORT] [--mqtt PORT] [--data DIR] [--database CONNECTION] [--clock FACTOR]
                [--influx URL] [--broker URL] [--log-size MIB] [--log-days DAYS] [--map FILE]
          --no-demo        start empty                                   不带演示装置
          --http PORT      web pages, REST and SignalR (5080)            网页端口
          --mqtt PORT      MQTT for gateways (1883)                      MQTT端口
          --data DIR       where everything is kept (./data)             数据目录
          --database "Host=… Database=…"  PostgreSQL instead of a file in DIR; password in PGPASSWORD or PGPASSFILE, or all of it in
                           MONITOR_DATABASE or in the file MONITOR_DATABASE_FILE          PostgreSQL数据库，口令用环境变量或文件
          --log-size MIB   bound of the sample log (4096)                样本日志上限
          --log-days DAYS  kept that long when nobody needs it (7)       样本日志保留天数
          --clock FACTOR   clock runs FACTOR times as fast (demo only)   时钟倍率，仅限演示
          --influx URL     InfluxDB, http://HOST:8086?db=NAME or         时序库InfluxDB，密钥见
                           http://HOST:8086?org=ORG&bucket=BUCKET        docs/influxdb.md
          --listen ADDRESS for HTTP and MQTT (127.0.0.1); elsewhere      监听地址；非本机须有
          --proxy ADDRESS[,…]  the proxy that has the TLS must be named  --proxy（负责TLS的反向代理，地址或网段）
          --broker URL     gateways publish to a broker, mqtt://HOST:1883 or mqtts://HOST:8883,  经由MQTT代理接入，用户和口令
                           user in MONITOR_BROKER_USER, password in MONITOR_BROKER_PASSWORD     见 docs/brokers.md
          --map FILE       outline of the region as GeoJSON              辖区底图，须为经审核的地图
          --role PART      all (default), silo or gateway; a cluster needs --database and --influx   集群角色
          --cluster NAME   name of the cluster (monitoring)              集群名称
          --silo-name NAME the same after every start (host name)        节点名称，重启后不变
          --silo-port PORT, --silo-gateway-port PORT  for silos (11111) and gateways (30000)         节点端口
          --advertise IP   address at which others reach this silo (127.0.0.1)                       节点地址
        """;

    /// <summary>Reads the arguments; all faults at once.</summary>
    public static (CommandLine Line, List<string> Faults) Parse(ReadOnlySpan<string> args) => Parse(args, Environment.GetEnvironmentVariable);

    /// <summary>As <see cref="Parse(ReadOnlySpan{string})"/>, with another environment.</summary>
    public static (CommandLine Line, List<string> Faults) Parse(ReadOnlySpan<string> args, Func<string, string?> environment)
    {
        var line = new CommandLine();
        var influx = environment("MONITOR_INFLUX");
        var broker = environment("MONITOR_BROKER");
        var faults = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            var name = args[i];
            if (name == "--no-demo")
            {
                line.Demo = false;
                continue;
            }

            if (!ListenSettings.Has(name) && !ClusterSettings.Has(name) && name is not ("--http" or "--mqtt" or "--data" or "--database" or "--clock" or "--influx" or "--broker" or "--log-size" or "--log-days" or "--map"))
            {
                faults.Add($"{name}: 没有这个选项 / no such option");
                continue;
            }

            if (i + 1 == args.Length)
            {
                faults.Add($"{name}: 缺少参数 / its value is missing");
                break;
            }

            if (name == "--influx")
            {
                influx = args[++i];
                continue;
            }

            if (ListenSettings.Has(name))
            {
                line.Listen.Take(name, args[++i], faults);
                continue;
            }

            if (name == "--broker")
            {
                broker = args[++i];
                continue;
            }

            if (ClusterSettings.Has(name))
            {
                line.Cluster.Take(name, args[++i], faults);
                continue;
            }

            line.Take(name, args[++i], faults);
        }

        line.Database ??= DatabaseConnection.FromEnvironment(faults);
        faults.AddRange(StoreOptions.CheckDatabase(line.Database));
        line.Influx = string.IsNullOrEmpty(influx) ? null : InfluxSettings.Read(influx, line.Data, environment, faults);
        line.Broker = string.IsNullOrEmpty(broker) ? null : BrokerSettings.Read(broker, line.Http, environment, faults);
        if (line.Clock != 1 && !line.Demo)
        {
            faults.Add("--clock: 仅限演示 / only with the demo");
        }

        line.Listen.Check(line.Demo, faults);
        line.Cluster.Check(line.Clock, line.Database, line.Influx, faults);
        return (line, faults);
    }

    private void Take(string name, string value, List<string> faults)
    {
        switch (name)
        {
            case "--http":
                Http = Port(name, value, faults);
                break;
            case "--mqtt":
                Mqtt = Port(name, value, faults);
                break;
            case "--data":
                Data = value;
                break;
            case "--database":
                Database = value;
                break;
            case "--map":
                var (map, fault) = MapFile.Read(value);
                Map = map ?? Map;
                faults.AddRange(fault is null ? [] : [$"{name} {fault}"]);
                break;
            case "--log-size":
                LogSize = Whole(name, value, 16, 1 << 20, faults);
                break;
            case "--log-days":
                LogDays = Whole(name, value, 0, 365, faults);
                break;
            default:
                if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var factor) && factor is >= 0.01 and <= 10_000)
                {
                    Clock = factor;
                }
                else
                {
                    faults.Add($"{name} {value}: 应为0.01到10000 / must be 0.01 to 10000");
                }

                break;
        }
    }

    private static int Whole(string name, string value, int least, int most, List<string> faults)
    {
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        faults.Add($"{name} {value}: 应为{least}到{most} / must be {least} to {most}");
        return least;
    }

    private static int Port(string name, string value, List<string> faults)
    {
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535)
        {
            return port;
        }

        faults.Add($"{name} {value}: 端口应为1到65535 / must be a port, 1 to 65535");
        return 0;
    }
}
