using MilestoneTracker.Exchange.Writing;

namespace MilestoneTracker.Exchange.Formats.Mspdi;

// Milestones after all that they depend on, in ordinal order among equals (Kahn's algorithm with a heap). O((milestones + dependencies) ·
// log milestones).
internal static class WaitOrder
{
    public static int[] Of(PlanToWrite plan)
    {
        int count = plan.Milestones.Count;
        int[] waits = new int[count];
        PriorityQueue<int, int> ready = new();
        for (int i = 0; i < count; i++)
        {
            waits[i] = plan.Milestones[i].Dependencies.Count;
            if (waits[i] == 0) ready.Enqueue(i, i);
        }

        int[] order = new int[count];
        for (int at = 0; ready.TryDequeue(out int next, out _); at++)
        {
            order[at] = next;
            foreach (string dependent in plan.Milestones[next].Dependents)
            {
                int place = plan.PlaceOf(dependent);
                if (--waits[place] == 0) ready.Enqueue(place, place);
            }
        }

        return order;
    }
}
