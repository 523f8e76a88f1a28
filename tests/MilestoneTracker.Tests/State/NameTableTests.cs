using FluentAssertions;
using MilestoneTracker.State;
using MilestoneTracker.Tests.Parallel;
using Xunit;

namespace MilestoneTracker.Tests.State;

public sealed class NameTableTests
{
    private readonly NameTable _names = new();

    [Fact]
    public void A_name_keeps_its_id_for_good_and_ids_are_dense_from_one()
    {
        for (int i = 1; i <= 1000; i++) _names.Intern("n" + i).Should().Be(i);
        for (int i = 1; i <= 1000; i++) (_names.Intern("n" + i), _names[i]).Should().Be((i, "n" + i));
        _names.Find("N1").Id.Should().Be(0, "names are compared ordinally");
    }

    [Fact]
    public void Two_names_are_found_at_once_each_or_not()
    {
        foreach (string name in new[] { "a", "b" }) _names.Intern(name);
        _names.Find("b", "a").Should().Be((new Named(2, "b"), new Named(1, "a")));
        _names.Find("a", "c").Should().Be((new Named(1, "a"), default(Named)));
        _names.Find("c", "b").Should().Be((default(Named), new Named(2, "b")));
        string copy = new(['b']);
        _names.Find(copy, copy).One.Name.Should().BeSameAs(_names[2], "the table has one text for a name");
    }

    [Fact]
    public void Names_are_found_while_others_are_given_ids_and_the_table_grows()
    {
        const int Count = 100_000;
        int given = 0;
        int wrong = 0;
        Crew crew = new();
        for (int reader = 0; reader < 2; reader++)
        {
            int seed = reader;
            crew.Start(() =>
            {
                Random random = new(seed);
                while (Volatile.Read(ref given) is var end && end < Count)
                {
                    int id = random.Next(end) + 1;
                    if (end == 0) continue;
                    (Named One, Named Other) found = _names.Find("n" + id, "n" + end);
                    bool isRight = found.One == new Named(id, "n" + id) && found.Other == new Named(end, "n" + end) && _names[id] == "n" + id;
                    if (!isRight) Interlocked.Increment(ref wrong);
                }
            });
        }

        for (int id = 1; id <= Count; id++)
        {
            _names.Intern("n" + id);
            Volatile.Write(ref given, id);
        }

        crew.Join();
        wrong.Should().Be(0);
    }

    [Fact]
    public void All_ids_are_sorted_by_name_ordinally_also_when_names_have_come_since()
    {
        foreach (string name in new[] { "b", "B", "ﬁ" }) _names.Intern(name);
        _names.Sorted().Should().Equal(2, 1, 3);
        foreach (string name in new[] { "🚀", "a" }) _names.Intern(name);
        _names.Sorted().Should().Equal(2, 5, 1, 4, 3);
    }
}
