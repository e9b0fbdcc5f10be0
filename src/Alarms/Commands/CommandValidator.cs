using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Checks what a person commands against the limits of shelving and taking out of service (alarms.md §2).</summary>
internal static class CommandValidator
{
    private const int MaxText = 1000;
    private const int MaxPermit = 100;

    /// <summary>All faults of a command on a condition whose state would allow it.</summary>
    public static Fault[] Check(AlarmCommand command, AlarmRecord? alarm, in CompiledCondition rule, int rank, long now)
    {
        var faults = new FaultList();
        faults.Text("note", command.Note, MaxText);
        switch (command.Action)
        {
            case AlarmAction.Shelve:
                CheckReason(command, faults);
                CheckShelving(command, alarm?.Priority ?? rule.At((rule.Levels & 1) == 0 ? 2 : 1).Priority, IsProtected(rule, rank), now, faults);
                break;
            case AlarmAction.TakeOutOfService:
                if (string.IsNullOrWhiteSpace(command.Permit) || command.Permit.Length > MaxPermit)
                {
                    faults.Add("permit", $"停用须有作业票号，1到{MaxPermit}字", $"needs the number of the permit, 1 to {MaxPermit} characters");
                }

                faults.Text("reason", command.Reason, MaxText);
                break;
        }

        return faults.ToArray();
    }

    /// <summary>A condition whose first level, or the level that it has reached, is never shelved.</summary>
    private static bool IsProtected(in CompiledCondition rule, int rank) =>
        rule.At(rank == 0 && (rule.Levels & 1) == 0 ? 2 : Math.Max(1, rank)).Protected;

    private static void CheckReason(AlarmCommand command, FaultList faults)
    {
        if (string.IsNullOrWhiteSpace(command.Reason) || command.Reason.Length > MaxText)
        {
            faults.Add("reason", $"搁置须写明原因，1到{MaxText}字", $"shelving needs a reason, 1 to {MaxText} characters");
        }
    }

    private static void CheckShelving(AlarmCommand command, AlarmPriority priority, bool isProtected, long now, FaultList faults)
    {
        if (isProtected)
        {
            faults.Add("alarm", "气体二级、火灾和安全联锁报警不得搁置", "gas level 2, fire and trips of a safety system are never shelved");
            return;
        }

        var longest = ShelvingTimes.Longest(priority);
        if (longest == 0)
        {
            faults.Add("alarm", "紧急报警不得搁置", "a critical alarm is never shelved");
        }
        else if (command.Until is null && !command.OneShot)
        {
            faults.Add("until", "应给出搁置到何时，或一次性搁置", "must say until when, or be one-shot");
        }
        else if (command.Until?.ToUnixTimeMilliseconds() is { } until && (until <= now || until > now + longest))
        {
            var minutes = longest / 60_000;
            faults.Add("until", $"应在将来，且不超过{minutes}分钟（此优先级的上限）", $"must be in the future and at most {minutes} minutes from now for this priority");
        }
    }
}
