using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Api;

/// <summary>The answers that are not what was asked for (RFC 9457). Title in Chinese, <c>titleEn</c> in English.</summary>
internal static class Problems
{
    public static ProblemHttpResult Invalid(IEnumerable<Fault> faults) =>
        Create(StatusCodes.Status400BadRequest, "请求有误", "The request has faults", ("errors", faults.ToArray()));

    public static ProblemHttpResult Invalid(string where, string text, string textEn) =>
        Invalid([new Fault { Where = where, Text = text, TextEn = textEn }]);

    public static ProblemHttpResult TooLarge() =>
        Create(StatusCodes.Status413PayloadTooLarge, "请求体过大", "The body is too large");

    public static ProblemHttpResult NotJson() =>
        Create(StatusCodes.Status415UnsupportedMediaType, "请求体应为 application/json", "The body must be application/json");

    public static ProblemHttpResult StoreDown() =>
        Create(StatusCodes.Status503ServiceUnavailable, "数据库暂时不可用，请稍后再试；数据不会丢失", "The database is away for the moment, try again soon; nothing is lost");

    public static ProblemHttpResult SiteBusy() =>
        Create(StatusCodes.Status503ServiceUnavailable, "该企业正在重新加载，请稍后再试；数据不会丢失", "The site is being loaded again, try again soon; nothing is lost");

    public static ProblemHttpResult Damaged(string what) =>
        Create(StatusCodes.Status500InternalServerError, $"数据库中有一行已损坏，请联系管理员：{what}", $"A row of the database is damaged, tell an administrator: {what}");

    public static ProblemHttpResult NotSignedIn() =>
        Create(StatusCodes.Status401Unauthorized, "未登录", "Not signed in");

    public static ProblemHttpResult WrongPassword() =>
        Create(StatusCodes.Status401Unauthorized, "用户名或密码错误", "Wrong user or password");

    public static ProblemHttpResult TooManySignIns() =>
        Create(StatusCodes.Status429TooManyRequests, "登录失败次数过多，请一分钟后再试", "Too many failed sign-ins: try again in a minute");

    public static ProblemHttpResult TooManyFiles(int most) =>
        Create(StatusCodes.Status429TooManyRequests, $"已有 {most} 个文件正在导出，请稍后再试", $"{most} files are being written: try again soon");

    public static ProblemHttpResult Forbidden() =>
        Create(StatusCodes.Status403Forbidden, "没有权限", "Not permitted for this account");

    public static ProblemHttpResult MissingRequestedWith() =>
        Create(StatusCodes.Status403Forbidden, "缺少请求头 X-Requested-With", "The header X-Requested-With is missing");

    public static ProblemHttpResult ForeignOrigin() =>
        Create(StatusCodes.Status403Forbidden, "不允许的来源 (Origin)", "Foreign origin");

    public static ProblemHttpResult NoSuchSite(string siteId) =>
        Create(StatusCodes.Status404NotFound, $"站点 {siteId} 不存在", $"There is no site {siteId}");

    public static ProblemHttpResult NoSuchSeat(string id) =>
        Create(StatusCodes.Status404NotFound, $"席位 {id} 不存在", $"There is no seat {id}");

    public static ProblemHttpResult SeatsChanged() =>
        Create(StatusCodes.Status409Conflict, "席位已被他人修改，请重新读取后再改", "Somebody changed the seats meanwhile: read them again");

    public static ProblemHttpResult NoSuchAlarm(string id) =>
        Create(StatusCodes.Status404NotFound, $"报警 {id} 不存在", $"There is no alarm {id}");

    public static ProblemHttpResult NoSuchCondition(string pointId, string condition) =>
        Create(StatusCodes.Status404NotFound, $"测点 {pointId} 没有条件 {condition}", $"Point {pointId} has no condition {condition}");

    public static ProblemHttpResult NoSuchWindow(string windowId) =>
        Create(StatusCodes.Status404NotFound, $"检修时段 {windowId} 不存在", $"There is no maintenance window {windowId}");

    public static ProblemHttpResult NoSuchGateway(string id) =>
        Create(StatusCodes.Status404NotFound, $"网关 {id} 不存在", $"There is no gateway {id}");

    public static ProblemHttpResult Exists(string id) =>
        Create(StatusCodes.Status409Conflict, $"{id} 已存在", $"{id} exists already");

    public static ProblemHttpResult NotAllowed(AlarmRecord alarm) =>
        Create(
            StatusCodes.Status409Conflict,
            "报警的当前状态不允许此操作",
            "The alarm's state does not allow this",
            ("alarm", alarm));

    public static ProblemHttpResult HandlingMoved(AlarmHandling handling) =>
        Create(
            StatusCodes.Status409Conflict,
            "处置记录已被更新，或当前阶段不允许此步骤",
            "The handling moved on meanwhile, or its stage does not allow this step",
            ("handling", handling));

    public static ProblemHttpResult NoSuchShift(string id) =>
        Create(StatusCodes.Status404NotFound, $"班次 {id} 不存在", $"There is no shift {id}");

    public static ProblemHttpResult SeatManned(Shift? shift) =>
        shift is null
            ? Create(StatusCodes.Status409Conflict, "席位刚刚变更，请重试", "The seat changed just now: try again")
            : Create(StatusCodes.Status409Conflict, $"席位正由 {shift.DisplayName} 值守，应办理交接", $"{shift.DisplayName} has the seat: it is handed over", ("shift", shift));

    public static ProblemHttpResult ShiftMoved(Shift shift) =>
        Create(
            StatusCodes.Status409Conflict,
            "班次的当前状态不允许此操作，或已被他人更新",
            "The shift's state does not allow this, or somebody changed it meanwhile",
            ("shift", shift));

    /// <summary>The direct way is closed for limits and rules: says what differs and which way is open.</summary>
    public static ProblemHttpResult NeedsSecondPerson(string siteId, RuleChange[] changes) =>
        Create(
            StatusCodes.Status409Conflict,
            $"限值与规则的修改需第二人批准：请提交 POST /api/v1/sites/{siteId}/rule-sets",
            $"Limits and rules need a second person: propose them by POST /api/v1/sites/{siteId}/rule-sets",
            ("changes", changes));

    /// <summary>Any other problem.</summary>
    public static ProblemHttpResult Create(int status, string title, string titleEn, params (string Name, object Value)[] more)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["titleEn"] = titleEn };
        foreach (var (name, value) in more)
        {
            extensions[name] = value;
        }

        return TypedResults.Problem(statusCode: status, title: title, extensions: extensions);
    }
}
