namespace Monitoring.Gateway.Ingest.Payloads;

/// <summary>Names of the reasons on counters and lists, and what they tell people.</summary>
internal static class PayloadReasons
{
    private static readonly (string Name, string Chinese, string English)[] Table =
    [
        ("none", "", ""),
        ("not-json", "不是合法的 JSON。", "Not valid JSON."),
        ("not-utf8", "不是合法的 UTF-8 编码。", "Not valid UTF-8."),
        ("too-deep", "JSON 嵌套超过 8 层。", "JSON nested deeper than 8 levels."),
        ("not-a-number", "此处应为数字或 true/false；不接受 NaN、Infinity、字符串和 null（质量为 bad 时 v 可为 null）。", "A number or true/false belongs here; NaN, Infinity, strings and null are not taken (v may be null if q is bad)."),
        ("number-range", "数值超出双精度浮点数的范围。", "The number is beyond the range of a double."),
        ("not-an-object", "此处应为 JSON 对象或数组。", "A JSON object or array belongs here."),
        ("duplicate", "同一名称在一个对象中出现了两次。", "A name comes twice in one object."),
        ("point-name", "测点名应为 1 至 64 个字符：A-Z a-z 0-9 _ . -。", "A point's name is 1 to 64 of A-Z a-z 0-9 _ . -."),
        ("too-many-samples", "一条消息中的样本数超过上限。", "More samples in one message than allowed."),
        ("no-points", "缺少 points 或 rows。", "Neither points nor rows."),
        ("no-time", "rows 中的每一行都必须有 ts。", "Each of rows needs a ts."),
        ("time-form", "ts 应为整数：Unix 毫秒。", "ts is an integer: Unix milliseconds."),
        ("time-range", "ts 不在 2000 年至 2100 年之间；单位是毫秒而不是秒。", "ts is not between the years 2000 and 2100; it is in milliseconds, not seconds."),
        ("seq", "seq 应为不小于 0 的整数。", "seq is an integer of 0 or more."),
        ("quality", "q 应为 good、uncertain 或 bad。", "q is good, uncertain or bad."),
        ("wrong-type", "缺少必需的字段，或字段类型不对。", "A required member is missing, or of the wrong type."),
        ("wrong-topic", "主题不在接入约定之内，见 docs/connecting-a-gateway.md。", "No topic of the contract; see docs/connecting-a-gateway.md."),
        ("not-own-site", "该网关无权为此站点发布数据。", "This gateway may not publish for that site."),
        ("unknown-site", "站点尚未建立。", "The site does not exist yet."),
        ("future-time", "已接收，但 ts 比服务时间晚 60 秒以上：请校准网关时钟。", "Taken, but ts is more than 60 s ahead of the service: set the gateway's clock."),
    ];

    public static int Count => Table.Length;

    public static string Name(this PayloadReason reason) => Table[(int)reason].Name;

    public static string Chinese(this PayloadReason reason) => Table[(int)reason].Chinese;

    public static string English(this PayloadReason reason) => Table[(int)reason].English;
}
