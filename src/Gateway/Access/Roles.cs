namespace Monitoring.Gateway.Access;

/// <summary>Roles of people (architecture.md §1) and the rights that routes ask for.</summary>
internal static class Roles
{
    public const string Duty = "duty";
    public const string Engineer = "engineer";
    public const string Enterprise = "enterprise";
    public const string Supervisor = "supervisor";
    public const string Admin = "admin";

    /// <summary>Those who handle alarms and have seats.</summary>
    public static readonly string[] Handling = [Duty, Supervisor, Admin];
}

/// <summary>Names of the authorization policies.</summary>
internal static class Rights
{
    /// <summary>Acknowledge, reset and shelve; the bureau's own handling of alarms; shifts.</summary>
    public const string HandleAlarms = "alarms:handle";

    /// <summary>Take out of service and return, and enter maintenance windows: what hides alarms for longer than a shift.</summary>
    public const string TakeOutOfService = "alarms:out-of-service";

    /// <summary>Change sites and points.</summary>
    public const string Configure = "sites:configure";

    /// <summary>Approve or reject what somebody else proposed.</summary>
    public const string ApproveRules = "rules:approve";

    /// <summary>Simulate a proposed rule set; withdraw one, or end an override early.</summary>
    public const string ReviewRules = "rules:review";

    /// <summary>See how the service is: stores, queues, listeners.</summary>
    public const string SeeSystem = "system:see";

    /// <summary>Issue, rotate and revoke gateways; see what they sent.</summary>
    public const string ManageGateways = "gateways:manage";

    /// <summary>See what a gateway sends.</summary>
    public const string SeeTraffic = "gateways:traffic";
}
