using System.Text.Json;
using MilestoneTracker.Exchange.Reading.Json;

namespace MilestoneTracker.Exchange.Formats.Trackers;

// A member of a milestone or an issue, from the token of its value into its place. A value of another type clears what was there, as of a
// member that stands twice the last one counts.
internal static class RowMember
{
    /// <param name="row">The row that has the member.</param>
    /// <param name="member">The member.</param>
    /// <param name="like">A row that likely says the same, whose strings are then taken.</param>
    /// <param name="token">The value, or its beginning.</param>
    /// <param name="input">Where it stands.</param>
    public static void Set(TrackerRow row, Members member, TrackerRow? like, ref Utf8JsonReader token, JsonInput input)
    {
        switch (member)
        {
            case Members.Number:
                row.Number = JsonInput.WholeOf(ref token);
                break;
            case Members.OpenIssues:
                row.OpenIssues = JsonInput.WholeOf(ref token) ?? -1;
                break;
            case Members.ClosedIssues:
                row.ClosedIssues = JsonInput.WholeOf(ref token) ?? -1;
                break;
            case Members.Title:
                row.Title = TextOf(ref token, input, like?.Title);
                return;
            case Members.Notes:
                row.Notes = TextOf(ref token, input, like?.Notes);
                return;
            case Members.Finished:
                row.Finished = TextOf(ref token, input, like?.Finished);
                return;
            case Members.Target:
                (row.Target, row.TargetPlace) = (TextOf(ref token, input, like?.Target), input.PlaceOf(ref token));
                return;
            case Members.Start:
                (row.Start, row.StartPlace) = (TextOf(ref token, input, like?.Start), input.PlaceOf(ref token));
                return;
            case Members.Page:
                (row.Page, row.PagePlace) = (TextOf(ref token, input, like?.Page), input.PlaceOf(ref token));
                return;
            case Members.Parent:
                (row.Parent, row.ParentPlace) = (TextOf(ref token, input, like?.Parent), input.PlaceOf(ref token));
                return;
            case Members.State:
                row.IsClosed = Is("closed"u8, ref token, input);
                break;
            case Members.Reason:
                row.IsDropped = Is("not_planned"u8, ref token, input) || Is("duplicate"u8, ref token, input);
                break;
        }

        if (token.TokenType == JsonTokenType.String) input.CheckText(ref token);
    }

    /// <summary>The text of a string; null for another value.</summary>
    public static string? TextOf(ref Utf8JsonReader token, JsonInput input, string? like = null) =>
        token.TokenType == JsonTokenType.String ? input.TextOf(ref token, like) : null;

    private static bool Is(ReadOnlySpan<byte> word, ref Utf8JsonReader token, JsonInput input) =>
        token.TokenType == JsonTokenType.String && input.BytesOf(ref token).SequenceEqual(word);
}
