using Monitoring.Plant.Config;

namespace Monitoring.Plant.Catalog;

/// <summary>What the demo tells a duty officer to do, by the kind of the point and the condition. A bureau writes its own, with the rules.</summary>
internal static class DemoGuidance
{
    private static readonly GuidanceConfig CombustibleGas = new(
        "法兰、机泵密封或管线泄漏", "形成爆炸性混合物，遇点火源爆炸", "电话核实泄漏点与风向；切断物料，撤离下风向人员，禁止动火", 120);

    private static readonly GuidanceConfig ToxicGas = new(
        "密封、阀门或管线泄漏", "下风向人员中毒", "电话核实；下风向撤离，佩戴空气呼吸器后切断泄漏源，启动喷淋或吸收", 120);

    private static readonly Dictionary<(string Kind, string Condition), GuidanceConfig> Texts = new()
    {
        [("combustibleGas", "high")] = CombustibleGas,
        [("combustibleGas", "voting")] = CombustibleGas,
        [("toxicGas", "high")] = ToxicGas,
        [("toxicGas", "voting")] = ToxicGas,
        [("level", "high")] = new("进料过多、出料受阻或液位计失准", "满罐溢流，可燃或有毒物料外泄", "核对另一液位计与进出料流量，停止进料，必要时切断紧急切断阀", 600),
        [("level", "low")] = new("出料过多或泄漏", "机泵抽空；内浮盘落底形成气相空间", "停止出料，核对进出料差额，差额不明时按泄漏处置", 900),
        [("level", "frozen")] = new("液位计卡涩或变送器故障", "真实液位无人看见，可能满罐", "人工检尺或核对另一液位计，查明前停止进料", 900),
        [("level", "balance")] = new("泄漏、计量失准或阀位与记录不符", "物料不明去向", "核对阀位、流量计与液位计，现场巡查储罐与管线", 900),
        [("level", "eta")] = new("按当前趋势将到达限值", "来不及停料时溢流或抽空", "联系企业确认收付计划，提前调整进出料", 600),
        [("pressure", "high")] = new("升温、进料过快或放空受阻", "安全阀起跳或设备超压", "停止进料，打开喷淋降温，核对安全阀与放空", 300),
        [("pressure", "low")] = new("泄漏、抽出过快或氮封失效", "空气进入，或机泵抽空", "核对氮封与出料，差额不明时按泄漏处置", 600),
        [("temperature", "high")] = new("冷却不足、反应放热或环境高温", "压力上升，分解或失控", "核对冷却与进料，启动喷淋，必要时停止进料并泄压", 300),
        [("temperature", "low")] = new("制冷过度或伴热中断", "材料冷脆，物料冻堵", "核对制冷与伴热，降低制冷负荷", 900),
    };

    /// <summary>The same site, with guidance on every condition for which there is a text.</summary>
    public static SiteConfig With(SiteConfig site) => site with { Points = [.. site.Points.Select(With)] };

    private static PointConfig With(PointConfig point) => point with
    {
        Conditions = [.. point.Conditions.Select(condition => condition with { Guidance = Texts.GetValueOrDefault((point.Kind, condition.Condition)) })],
    };
}
