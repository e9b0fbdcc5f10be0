using System.Globalization;
using Monitoring.Plant.Config;

namespace Monitoring.Plant.Design;

/// <summary>Conditions over several points, and those without levels.</summary>
internal static class Logic
{
    /// <summary>k of these detectors at or beyond a level of their own: a leak, and no single instrument that errs.</summary>
    public static ConditionConfig Voting(int k, string level, string[] points) =>
        new() { Condition = "voting", Points = points, K = k, Level = level, Priority = "high", OnDelay = 3, OffDelay = 30 };

    /// <summary>A level is high and still something flows in, 5 % of the rate at least: the line-up is wrong, or the gauge of the other tank.</summary>
    public static ConditionConfig StillReceiving(string level, double high, string flow, double rate, string name, string nameEn) => new()
    {
        Condition = "expression",
        Text = string.Create(CultureInfo.InvariantCulture, $"{level} > {high} and {flow} > {Math.Round(0.05 * rate, 2)}"),
        Message = $"{name}液位已高仍在进料",
        MessageEn = $"{nameEn}: level high and still receiving",
        Priority = "high",
        OnDelay = 10,
        OffDelay = 30,
    };

    /// <summary>A state of the plant that hides consequences.</summary>
    public static ConditionConfig State(string text) => new() { Condition = "plant-state", Text = text, OnDelay = 0, OffDelay = 30 };

    /// <summary>A switch that must not have a value.</summary>
    public static ConditionConfig Discrete(double value, string priority) => new() { Condition = "discrete", Values = [value], Priority = priority };

    /// <summary>A gauge that stands still while goods move: a good one wanders by more with its own noise.</summary>
    public static ConditionConfig Frozen(string[] flows, double rate) =>
        new() { Condition = "frozen", Resolution = 0.001, Time = 300, Related = flows, RelatedAbove = Math.Round(0.05 * rate, 2), Priority = "medium" };

    /// <summary>The level moved otherwise than the meters say, by more than a tenth of what flows in half an hour at full rate.</summary>
    public static ConditionConfig Balance(string inlet, string outlet, double area, double rate) => new()
    {
        Condition = "balance",
        In = [inlet],
        Out = [outlet],
        ContentPerUnit = Math.Round(area, 2),
        Window = 1800,
        MinContent = Math.Round(0.05 * rate, 2),
        Priority = "medium",
    };

    /// <summary>The trend reaches a limit of the point's own within the horizon.</summary>
    public static ConditionConfig Eta(double horizon) =>
        new() { Condition = "eta", Horizon = horizon, Window = Math.Max(120, Math.Round(horizon / 3)), Priority = "medium" };
}
