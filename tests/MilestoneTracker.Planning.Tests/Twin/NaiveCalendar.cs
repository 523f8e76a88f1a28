namespace MilestoneTracker.Planning.Tests.Twin;

// A calendar as a list of minutes, each working or not, that is walked through minute by minute. It knows some months and no more.
internal sealed class NaiveCalendar(bool[] isWorking)
{
    public bool IsStart(int t) => isWorking[t];

    public bool IsFinish(int t) => t > 0 && isWorking[t - 1];

    public int Next(int t)
    {
        while (!isWorking[t]) t++;
        return t;
    }

    public int Prev(int t)
    {
        while (!isWorking[t - 1]) t--;
        return t;
    }

    public int Settle(int t) => IsStart(t) || IsFinish(t) ? t : Next(t);

    /// <summary>Where so much work, begun at a time, ends.</summary>
    public int Add(int t, int work)
    {
        for (; work > 0; t++)
            if (isWorking[t]) work--;
        return t;
    }

    /// <summary>Where so much work, ended at a time, began.</summary>
    public int Sub(int t, int work)
    {
        for (; work > 0; t--)
            if (isWorking[t - 1]) work--;
        return t;
    }

    public int Work(int from, int to)
    {
        int work = 0;
        for (int t = Math.Min(from, to); t < Math.Max(from, to); t++)
            if (isWorking[t]) work++;
        return from <= to ? work : -work;
    }
}
