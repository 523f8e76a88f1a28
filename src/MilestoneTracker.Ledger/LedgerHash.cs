using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;

namespace MilestoneTracker.Ledger;

/// <summary>A SHA-256 hash, 32 bytes: of an event, of a node of the tree, or the root of it. Written as 64 lower-case hexadecimal
/// digits.</summary>
/// <remarks>Immutable. The default value is 32 zero bytes, which stands for "none": no known input has that hash.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct LedgerHash : IEquatable<LedgerHash>
{
    /// <summary>How many bytes a hash has.</summary>
    public const int Length = 32;

    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;
    private readonly ulong _fourth;

    /// <summary>The hash that has these bytes.</summary>
    /// <param name="bytes">Exactly 32 bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="bytes"/> are not 32.</exception>
    public LedgerHash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
            throw new ArgumentException(
                $"A hash has {Length.ToString(CultureInfo.InvariantCulture)} bytes, not "
                + $"{bytes.Length.ToString(CultureInfo.InvariantCulture)}.", nameof(bytes));
        _first = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _second = BinaryPrimitives.ReadUInt64BigEndian(bytes.Slice(8));
        _third = BinaryPrimitives.ReadUInt64BigEndian(bytes.Slice(16));
        _fourth = BinaryPrimitives.ReadUInt64BigEndian(bytes.Slice(24));
    }

    /// <summary>Writes the 32 bytes.</summary>
    /// <param name="destination">At least 32 bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="destination"/> is shorter.</exception>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _first);
        BinaryPrimitives.WriteUInt64BigEndian(destination.Slice(8), _second);
        BinaryPrimitives.WriteUInt64BigEndian(destination.Slice(16), _third);
        BinaryPrimitives.WriteUInt64BigEndian(destination.Slice(24), _fourth);
    }

    /// <summary>The 32 bytes, in an array of their own.</summary>
    public byte[] ToArray()
    {
        byte[] bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>Whether all 32 bytes are the same.</summary>
    /// <param name="other">The hash to compare with.</param>
    public bool Equals(LedgerHash other) =>
        _first == other._first && _second == other._second && _third == other._third && _fourth == other._fourth;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is LedgerHash other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _first.GetHashCode();

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() =>
        Digits(_first) + Digits(_second) + Digits(_third) + Digits(_fourth);

    /// <summary>Whether two hashes are the same.</summary>
    /// <param name="left">One hash.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(LedgerHash left, LedgerHash right) => left.Equals(right);

    /// <summary>Whether two hashes differ.</summary>
    /// <param name="left">One hash.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(LedgerHash left, LedgerHash right) => !left.Equals(right);

    private static string Digits(ulong part) => part.ToString("x16", CultureInfo.InvariantCulture);
}
