namespace MilestoneTracker.Diagnostics;

/// <summary>The stable words for what a writer asks for, as metrics and traces say it.</summary>
internal static class ChangeKind
{
    public const string Register = "register_milestone";
    public const string UpdateStatus = "update_status";
    public const string Declare = "declare_dependency";
    public const string Withdraw = "withdraw_dependency";
    public const string Remove = "remove_milestone";
    public const string Proposal = "proposal";
    public const string Batch = "batch";
}
