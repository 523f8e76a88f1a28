using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Tests.Counting;

// Kept up to date change by change, it says what a snapshot counts from scratch, and counts no more again than a change reaches.
public sealed class CompletionMonitorTests
{
    private readonly MilestoneRegistry _registry = new();

    [Fact]
    public void After_every_change_of_a_random_sequence_it_says_what_the_snapshot_says()
    {
        int seed = Random.Shared.Next();
        Random random = new(seed);
        CompletionMonitor monitor = CompletionMonitor.Watch(_registry, out IDisposable subscription);
        using (subscription)
        {
            for (int i = 0; i < 600; i++)
            {
                if (random.Next(6) == 0)
                    _registry.Batch(change => Enumerable.Range(0, random.Next(4)).ToList().ForEach(_ => Edit(change, random)));
                else Edit(_registry.Edit(), random);

                monitor.Version.Should().Be(_registry.Current.Version);
                foreach ((string name, Completion completion) in _registry.Current.GetCompletions())
                    monitor.GetCompletion(name).Should().Be(completion, "{0} after step {1} with seed {2}", name, i, seed);
            }
        }
    }

    [Fact]
    public void A_status_a_report_and_a_weight_count_the_dependents_again_and_nobody_else()
    {
        for (int i = 0; i < 300; i++) _registry.RegisterMilestone("m" + i);
        for (int i = 1; i < 200; i++) _registry.DeclareMilestoneDependency("m" + i, "m" + (i - 1));
        CompletionMonitor monitor = CompletionMonitor.Watch(_registry, out IDisposable subscription);
        using (subscription)
        {
            _registry.UpdateMilestoneStatus("m150", MilestoneStatus.Completed);
            monitor.Recounted.Should().Be(50);
            _registry.SetMilestoneField("m190", "weight", "7");
            monitor.Recounted.Should().Be(10);
            _registry.SetMilestoneField("m250", "progress", "0.5");
            monitor.Recounted.Should().Be(1);
            _registry.SetMilestoneField("m0", "title", "nothing that counts");
            monitor.Recounted.Should().Be(0);
            _registry.UpdateMilestoneStatus("m195", MilestoneStatus.Cancelled);
            monitor.Recounted.Should().Be(5);
            monitor.GetCompletion("m199").Should().Be(_registry.GetCompletion("m199"));
        }
    }

    [Fact]
    public void What_it_knows_is_left_out_and_what_does_not_follow_is_counted_whole()
    {
        List<RegistryChange> changes = [];
        using IDisposable subscription = _registry.Subscribe(changes.Add);
        _registry.RegisterMilestone("a", status: MilestoneStatus.Completed);
        CompletionMonitor monitor = new(_registry.Current);
        _registry.RegisterMilestone("b");
        _registry.DeclareMilestoneDependency("b", "a");

        monitor.OnNext(changes[0]);
        monitor.Version.Should().Be(1);
        monitor.OnNext(changes[2]); // the one between is missing
        monitor.Version.Should().Be(3);
        monitor.GetCompletion("b").ToString().Should().Be("1 of 2, 50 %");
        monitor.OnNext(changes[1]);
        monitor.Version.Should().Be(3, "that is in it already");
    }

    [Fact]
    public void What_was_missed_is_found_by_comparing_and_only_that_is_counted_again()
    {
        for (int i = 0; i < 300; i++) _registry.RegisterMilestone("m" + i);
        _registry.DeclareMilestoneDependency("m1", "m0");
        CompletionMonitor monitor = new(_registry.Current);
        _registry.UpdateMilestoneStatus("m0", MilestoneStatus.Completed);
        _registry.DeclareMilestoneDependency("m2", "m1");
        using IDisposable subscription = _registry.Subscribe(monitor);

        _registry.UpdateMilestoneStatus("m5", MilestoneStatus.InProgress);

        monitor.Version.Should().Be(_registry.Current.Version);
        monitor.Recounted.Should().Be(4);
        foreach ((string name, Completion completion) in _registry.Current.GetCompletions()) monitor.GetCompletion(name)
            .Should().Be(completion, name);
    }

    [Fact]
    public void A_status_that_counts_for_the_same_counts_nobody_again()
    {
        _registry.RegisterMilestone("a");
        CompletionMonitor monitor = CompletionMonitor.Watch(_registry, out IDisposable subscription);
        using (subscription)
        {
            _registry.UpdateMilestoneStatus("a", MilestoneStatus.Blocked);
            monitor.Recounted.Should().Be(0);
        }
    }

    [Fact]
    public void Components_and_fields_that_do_not_count_count_nobody_again()
    {
        _registry.RegisterMilestone("a");
        _registry.RegisterMilestone("b");
        _registry.DeclareMilestoneDependency("b", "a");
        CompletionMonitor monitor = CompletionMonitor.Watch(_registry, out IDisposable subscription);
        using (subscription)
        {
            _registry.ChangeMilestoneComponents("a", ["x"]);
            monitor.Recounted.Should().Be(0);
            _registry.SetMilestoneField("a", FieldKeys.Owner, "Ada");
            monitor.Recounted.Should().Be(0);
            _registry.SetDependencyField("b", "a", FieldKeys.Weight, "2");
            monitor.Recounted.Should().Be(0, "the field of a dependency is no weight");
            _registry.SetPlanField(FieldKeys.Weight, "2");
            monitor.Recounted.Should().Be(0);
            monitor.Version.Should().Be(_registry.Current.Version);
            _registry.SetMilestoneField("a", FieldKeys.Weight, "2");
            monitor.Recounted.Should().Be(2);
            monitor.Version.Should().Be(_registry.Current.Version);
        }
    }

    [Fact]
    public void What_was_reported_done_and_is_completed_then_is_one_more_that_is_completed()
    {
        _registry.RegisterMilestone("a", status: MilestoneStatus.InProgress);
        _registry.SetMilestoneField("a", FieldKeys.Progress, "1");
        _registry.RegisterMilestone("b");
        _registry.DeclareMilestoneDependency("b", "a");
        CompletionMonitor monitor = CompletionMonitor.Watch(_registry, out IDisposable subscription);
        using (subscription)
        {
            monitor.GetCompletion("b").ToString().Should().Be("0 of 2, 50 %");

            _registry.UpdateMilestoneStatus("a", MilestoneStatus.Completed);

            monitor.GetCompletion("b").ToString().Should().Be("1 of 2, 50 %");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(300)]
    public void However_many_depend_on_it_each_gets_what_has_changed_once(int dependents)
    {
        _registry.Batch(change =>
        {
            change.RegisterMilestone("a");
            for (int i = 0; i < dependents; i++)
            {
                change.RegisterMilestone("m" + i);
                change.DeclareMilestoneDependency("m" + i, "a");
            }
        });
        CompletionMonitor monitor = CompletionMonitor.Watch(_registry, out IDisposable subscription);
        using (subscription)
        {
            _registry.UpdateMilestoneStatus("a", MilestoneStatus.Completed);

            monitor.Recounted.Should().Be(dependents + 1);
            foreach ((string name, Completion completion) in _registry.Current.GetCompletions())
                monitor.GetCompletion(name).Should().Be(completion, name);
        }
    }

    [Fact]
    public void It_follows_a_plan_that_grows_by_far_more_than_it_was_in_one_change()
    {
        CompletionMonitor monitor = CompletionMonitor.Watch(_registry, out IDisposable subscription);
        using (subscription)
        {
            foreach (int count in new[] { 1, 20, 500 })
            {
                _registry.Batch(change =>
                {
                    for (int i = 0; i < count; i++) change.RegisterMilestone($"m{count}-{i}", status: (MilestoneStatus)(i % 3));
                    for (int i = 1; i < count; i++) change.DeclareMilestoneDependency($"m{count}-{i}", $"m{count}-{i / 2}");
                });

                monitor.Version.Should().Be(_registry.Current.Version);
                foreach ((string name, Completion completion) in _registry.Current.GetCompletions())
                    monitor.GetCompletion(name).Should().Be(completion, name);
            }
        }
    }

    [Theory]
    [InlineData(63, 64)]
    [InlineData(64, 100)]
    public void Up_to_64_are_walked_again_and_with_one_more_all_are_counted(int dependents, int recounted)
    {
        for (int i = 0; i < 100; i++) _registry.RegisterMilestone("m" + i);
        for (int i = 1; i <= dependents; i++) _registry.DeclareMilestoneDependency("m" + i, "m0");
        CompletionMonitor monitor = CompletionMonitor.Watch(_registry, out IDisposable subscription);
        using (subscription)
        {
            _registry.DeclareMilestoneDependency("m0", "m99");

            monitor.Recounted.Should().Be(recounted);
            foreach ((string name, Completion completion) in _registry.Current.GetCompletions())
                monitor.GetCompletion(name).Should().Be(completion, name);
        }
    }

    [Fact]
    public void It_does_not_begin_with_what_is_staged_and_a_count_that_is_ended_leaves_no_subscription()
    {
        _registry.RegisterMilestone("a");
        using ProposedChange proposal = _registry.Propose();
        proposal.RegisterMilestone("b");
        using CancellationTokenSource ended = new();
        ended.Cancel();

        FluentActions.Invoking(() => new CompletionMonitor(proposal.Staged))
            .Should().Throw<ArgumentException>().WithMessage("The snapshot is the staged state of a proposal*")
            .Which.ParamName.Should().Be("snapshot");
        FluentActions.Invoking(() => CompletionMonitor.Watch(_registry, out _, ended.Token)).Should().Throw<OperationCanceledException>();
        _registry.UpdateMilestoneStatus("a", MilestoneStatus.Completed);
        new CompletionMonitor(_registry.Current).GetCompletion("a").Percent.Should().Be(100);
    }

    [Fact]
    public void Unknown_and_bad_names_are_refused_as_everywhere()
    {
        CompletionMonitor monitor = new(_registry.Current);

        FluentActions.Invoking(() => monitor.GetCompletion("nobody")).Should().Throw<MilestoneNotFoundException>();
        FluentActions.Invoking(() => monitor.GetCompletion(" ")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => monitor.OnNext(null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => new CompletionMonitor(null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => CompletionMonitor.Watch(null!, out _)).Should().Throw<ArgumentNullException>();
    }

    private static void Edit(PlanEditor plan, Random random)
    {
        string one = "m" + random.Next(30);
        string other = "m" + random.Next(30);
        switch (random.Next(12))
        {
            case < 2:
                if (!plan.Now.Contains(one)) plan.RegisterMilestone(one, status: (MilestoneStatus)random.Next(6));
                break;
            case 2:
                if (random.Next(4) == 0 && plan.Now.Contains(one)) plan.RemoveMilestone(one);
                break;
            case < 6:
                plan.TryDeclareMilestoneDependency(one, other);
                break;
            case 6:
                if (plan.Now.Contains(one) && plan.Now.Contains(other)) plan.WithdrawMilestoneDependency(one, other);
                break;
            case 7:
                if (plan.Now.Contains(one)) plan.SetMilestoneField(
                    one, "weight", random.Next(3) == 0
                    ? null : random.Next(1, 1001).ToString(System.Globalization.CultureInfo.InvariantCulture));
                break;
            case 8:
                if (plan.Now.Contains(one)) plan.SetMilestoneField(one, "progress", random.Next(3) == 0 ? null : "0." + random.Next(1, 10));
                break;
            default:
                if (plan.Now.Contains(one)) plan.UpdateMilestoneStatus(one, (MilestoneStatus)random.Next(6));
                break;
        }
    }
}
