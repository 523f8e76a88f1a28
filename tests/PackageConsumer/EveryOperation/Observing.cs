using MilestoneTracker;

namespace PackageConsumer.EveryOperation;

// Changes as they are told to whoever listens.
internal static class Observing
{
    public static void Play(Telling tell)
    {
        tell.Begin("observing");
        MilestoneRegistry registry = Plans.Release().Registry;
        IObservable<RegistryChange> source = registry;

        using (registry.Subscribe(new Listener(tell, "one")))
        using (source.Subscribe(new Listener(tell, "two")))
        {
            registry.Batch(change =>
            {
                change.UpdateMilestoneStatus("API", MilestoneStatus.Completed);
                change.RemoveMilestone("Manual");
            });
        }

        registry.UpdateMilestoneStatus("Schema", MilestoneStatus.InProgress);
    }

    private sealed class Listener(Telling tell, string name) : IObserver<RegistryChange>
    {
        public void OnNext(RegistryChange value) =>
            tell.Say(name, $"{value}: {value.Before} → {value.After}, {string.Join("; ", value.Events)}");

        public void OnCompleted() => tell.Say(name, "ended");

        public void OnError(Exception error) => tell.Say(name, error.Message);
    }
}
