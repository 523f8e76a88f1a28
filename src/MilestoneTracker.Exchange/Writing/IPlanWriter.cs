namespace MilestoneTracker.Exchange.Writing;

// A format: from a plan to bytes. Returns how many milestones and dependencies it has written.
internal interface IPlanWriter
{
    (int Milestones, int Dependencies) Write(PlanToWrite plan, Stream output);
}
