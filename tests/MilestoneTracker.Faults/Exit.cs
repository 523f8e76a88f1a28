namespace MilestoneTracker.Faults;

/// <summary>What the program says with its exit code.</summary>
internal static class Exit
{
    public const int Held = 0;
    public const int DidNotHold = 1;
    public const int Usage = 2;
    public const int NotToBeHad = 3; // a tool that the verb needs
}
