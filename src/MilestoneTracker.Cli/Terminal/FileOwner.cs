using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace MilestoneTracker.Cli.Terminal;

// The owner and the group of a file, on Linux. Elsewhere they are not looked at.
internal static class FileOwner
{
    private const int FromCurrentFolder = -100; // AT_FDCWD
    private const uint Asked = 0x18; // STATX_UID, STATX_GID
    private const int UserAt = 20; // in struct statx, which is the same on every architecture
    private const int GroupAt = 24;
    private const int Bytes = 256;

    /// <summary>Gives a file the owner and the group of another one.</summary>
    /// <returns>Whether it has them now.</returns>
    public static bool TryCopy(string from, string to)
    {
        if (!OperatingSystem.IsLinux()) return true;
        try
        {
            return Of(from) is not { } owner || Of(to) == owner || Chown(Terminated(to), owner.User, owner.Group) == 0;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return true;
        }
    }

    private static (uint User, uint Group)? Of(string path)
    {
        byte[] found = new byte[Bytes];
        return Statx(FromCurrentFolder, Terminated(path), 0, Asked, found) == 0 ? (At(found, UserAt), At(found, GroupAt)) : null;
    }

    private static uint At(byte[] found, int offset) => BitConverter.IsLittleEndian
        ? BinaryPrimitives.ReadUInt32LittleEndian(found.AsSpan(offset)) : BinaryPrimitives.ReadUInt32BigEndian(found.AsSpan(offset));

    private static byte[] Terminated(string path) => Encoding.UTF8.GetBytes(path + "\0");

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] found);

    [DllImport("libc", EntryPoint = "chown")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Chown(byte[] path, uint user, uint group);
}
