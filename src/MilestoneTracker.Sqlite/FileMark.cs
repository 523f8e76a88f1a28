using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace MilestoneTracker.Sqlite;

// What a path names now: which file, and how long it is. On Linux a file is known by its device and number, and from a pipe, elsewhere only
// by being there. The file is not opened: closing it would release every lock of this process on it.
internal readonly record struct FileMark(bool IsKnown, bool Exists, bool IsFile, ulong Device, ulong Number, long Length, uint Names = 1)
{
    private const int FromCurrentFolder = -100; // AT_FDCWD
    private const uint Asked = 0x305; // STATX_TYPE, STATX_NLINK, STATX_INO, STATX_SIZE
    private const int NoSuchFile = 2; // ENOENT
    private const int NotAFolder = 20; // ENOTDIR
    private const int KindOfFile = 0xF000; // S_IFMT
    private const int RegularFile = 0x8000; // S_IFREG

    // The layout of struct statx is the same on every architecture.
    private const int NamesAt = 16;
    private const int ModeAt = 28;
    private const int NumberAt = 32;
    private const int LengthAt = 40;
    private const int DeviceAt = 136;
    private const int Bytes = 256;

    private static volatile bool _isMissing; // the system has no such function

    [ThreadStatic]
    private static byte[]? _buffer;

    /// <summary>Reads the mark of a path. Not known if the system does not tell.</summary>
    /// <param name="path">The path.</param>
    /// <param name="terminated">The path in UTF-8, with a zero byte at its end.</param>
    public static FileMark Read(string path, byte[] terminated)
    {
        try
        {
            if (OperatingSystem.IsLinux() && !_isMissing) return ReadOnLinux(terminated);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            _isMissing = true;
        }

        FileInfo info = new(path);
        return info.Exists ? new FileMark(true, true, true, 0, 0, info.Length) : default(FileMark) with { IsKnown = true };
    }

    /// <summary>The first part of the device number.</summary>
    public uint Major => (uint)(BitConverter.IsLittleEndian ? Device : Device >> 32);

    /// <summary>The second part of the device number.</summary>
    public uint Minor => (uint)(BitConverter.IsLittleEndian ? Device >> 32 : Device);

    /// <summary>A path as <see cref="Read"/> needs it.</summary>
    public static byte[] Terminated(string path) => Encoding.UTF8.GetBytes(path + "\0");

    /// <summary>Whether two marks can be of one file. Marks that are not known say nothing else.</summary>
    public bool IsSameFile(FileMark other) =>
        !IsKnown || !other.IsKnown || (Exists == other.Exists && Device == other.Device && Number == other.Number);

    private static FileMark ReadOnLinux(byte[] terminated)
    {
        byte[] found = _buffer ??= new byte[Bytes];
        if (Statx(FromCurrentFolder, terminated, 0, Asked, found) != 0)
            return default(FileMark) with { IsKnown = Marshal.GetLastPInvokeError() is NoSuchFile or NotAFolder };
        bool isFile = (BitConverter.ToUInt16(found, ModeAt) & KindOfFile) == RegularFile;
        return new FileMark(
            true, true, isFile, At(found, DeviceAt), At(found, NumberAt), (long)At(found, LengthAt), BitConverter.ToUInt32(found, NamesAt));
    }

    private static ulong At(byte[] found, int offset) => BitConverter.IsLittleEndian
        ? BinaryPrimitives.ReadUInt64LittleEndian(found.AsSpan(offset)) : BinaryPrimitives.ReadUInt64BigEndian(found.AsSpan(offset));

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] found);
}
