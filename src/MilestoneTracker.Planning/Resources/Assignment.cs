namespace MilestoneTracker.Planning.Resources;

/// <summary>What a milestone asks of a resource while it works.</summary>
/// <param name="Resource">The name of the resource.</param>
/// <param name="Quantity">How much of it.</param>
public sealed record Assignment(string Resource, Quantity Quantity)
{
    /// <summary>The assignment as the field has it, such as <c>0.5 Ada Lovelace</c>.</summary>
    public override string ToString() => $"{Quantity} {Resource}";
}
