namespace MilestoneTracker.TestSupport.Snapshots;

// A snapshot as an array of bytes, and back.
internal static class SavedStateBytes
{
    public static byte[] Save(RegistrySnapshot snapshot)
    {
        using MemoryStream output = new();
        snapshot.Save(output);
        return output.ToArray();
    }

    public static RegistrySnapshot Load(byte[] bytes)
    {
        using MemoryStream input = new(bytes);
        return RegistrySnapshot.Load(input);
    }
}
