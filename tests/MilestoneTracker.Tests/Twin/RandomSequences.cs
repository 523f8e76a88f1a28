using CsCheck;
using Xunit;
using MilestoneTracker.TestSupport.Twin;

namespace MilestoneTracker.Tests.Twin;

/// <summary>The registry beside its naive twin. CsCheck prints the seed and the shortest sequence that it finds where they
/// disagree.</summary>
[Trait("Category", "Long")]
public sealed class RandomSequences
{
    [Fact]
    public void After_every_step_every_invariant_holds_and_every_answer_is_the_twins() => Steps.Sequences(24).Sample(
        sequence =>
        {
            TwinPair pair = new(Steps.Asked(sequence.Names));
            foreach (Step step in sequence.Steps) pair.Take(step);
            pair.CheckThatAskingAgreesWithDoing();
            pair.CheckThatNothingSeenHasChanged();
        },
        iter: Effort.Of(60),
        print: Steps.Print);

    [Fact]
    public void Every_prefix_of_whole_changes_replays_and_is_saved_as_the_registry_as_it_was_then() => Steps.Sequences(16).Sample(
        sequence =>
        {
            TwinPair pair = new(Steps.Asked(sequence.Names), looks: false, listens: true);
            foreach (Step step in sequence.Steps)
            {
                pair.Take(step);
                pair.Look();
            }

            pair.CheckReplay();
            pair.CheckAsOf();
            pair.CheckSaving();
            pair.CheckWhatWasHeard();
        },
        iter: Effort.Of(60),
        print: Steps.Print);

    [Fact]
    public void Long_sequences_that_nobody_looks_at_come_to_what_the_twin_says() => Steps.Sequences(400).Sample(
        sequence =>
        {
            TwinPair pair = new(Steps.Asked(sequence.Names), looks: false);
            foreach (Step step in sequence.Steps) pair.Take(step);
            pair.Look();
            pair.CheckThatAskingAgreesWithDoing();
            pair.CheckReplay();
        },
        iter: Effort.Of(25),
        print: Steps.Print);

    [Fact]
    public void Registries_that_are_opened_from_one_snapshot_know_nothing_of_each_other() =>
        Gen.Select(Steps.Sequences(6), Steps.Edits(14).Array[2, 10].Array[3]).Sample(
        (sequence, edits) =>
        {
            TwinPair pair = new(Steps.Asked(14), looks: false);
            foreach (Step step in sequence.Steps) pair.Take(step);
            pair.Look();
            pair.CheckSeveralFromOneSnapshot(edits);
        },
        iter: Effort.Of(40),
        print: input => Steps.Print(input.Item1) + "\nand then\n"
            + string.Join('\n', input.Item2.Select(edits => string.Join("; ", (IEnumerable<TwinEdit>)edits))));
}
