using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Tests.Contracts;

// The origin's words for statuses, both ways.
public sealed class StatusWordsTests
{
    [Theory]
    [InlineData(MilestoneStatus.Planned, "PLANNED", 0)]
    [InlineData(MilestoneStatus.InProgress, "IN_PROGRESS", 1)]
    [InlineData(MilestoneStatus.Completed, "COMPLETED", 2)]
    [InlineData(MilestoneStatus.Blocked, "BLOCKED", 3)]
    [InlineData(MilestoneStatus.OnHold, "ON_HOLD", 4)]
    [InlineData(MilestoneStatus.Cancelled, "CANCELLED", 5)]
    public void Each_status_has_its_word_and_its_number(MilestoneStatus status, string word, int number)
    {
        status.ToWord().Should().Be(word);
        MilestoneStatuses.TryParseExact(word, out MilestoneStatus parsed).Should().BeTrue();
        parsed.Should().Be(status);
        MilestoneStatuses.TryParse(word, out MilestoneStatus understood).Should().BeTrue();
        understood.Should().Be(status);
        ((int)status).Should().Be(number);
    }

    [Fact]
    public void There_is_a_word_for_every_status()
    {
        Enum.GetValues<MilestoneStatus>().Select(s => s.ToWord()).Should().OnlyHaveUniqueItems().And.HaveCount(6);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("planned")]
    [InlineData("Planned")]
    [InlineData(" PLANNED")]
    [InlineData("PLANNED\n")]
    [InlineData("IN PROGRESS")]
    [InlineData("\u0130N_PROGRESS")]
    [InlineData("0")]
    public void Anything_else_is_no_word(string? word)
    {
        MilestoneStatuses.TryParseExact(word, out MilestoneStatus status).Should().BeFalse();
        status.Should().Be(MilestoneStatus.Planned);
    }

    [Theory]
    [InlineData("planned", MilestoneStatus.Planned)]
    [InlineData(" Planned ", MilestoneStatus.Planned)]
    [InlineData("In progress", MilestoneStatus.InProgress)]
    [InlineData("in-progress", MilestoneStatus.InProgress)]
    [InlineData("InProgress", MilestoneStatus.InProgress)]
    [InlineData("ON HOLD", MilestoneStatus.OnHold)]
    [InlineData("cancelled", MilestoneStatus.Cancelled)]
    [InlineData("Canceled", MilestoneStatus.Cancelled)]
    [InlineData("PLANNED\n", MilestoneStatus.Planned)]
    [InlineData("\tblocked\r\n", MilestoneStatus.Blocked)]
    [InlineData("in\u00A0progress", MilestoneStatus.InProgress)]
    [InlineData("\u3000on\u2009hold\u2028", MilestoneStatus.OnHold)]
    public void A_status_is_understood_as_people_write_it(string text, MilestoneStatus expected)
    {
        MilestoneStatuses.TryParse(text, out MilestoneStatus status).Should().BeTrue();
        status.Should().Be(expected);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" - ")]
    [InlineData("done")]
    [InlineData("in.progress")]
    [InlineData("\u0130n progress")]
    [InlineData("0")]
    public void What_is_not_a_status_is_not_guessed(string? text)
    {
        MilestoneStatuses.TryParse(text, out MilestoneStatus status).Should().BeFalse();
        status.Should().Be(MilestoneStatus.Planned);
    }
}
