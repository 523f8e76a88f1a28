using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace MilestoneTracker.Ledger.Notes;

// Public keys on the curve P-256 (SEC 2, secp256r1) as the DER of a SubjectPublicKeyInfo. All uncompressed keys begin with the same 26
// bytes, so no ASN.1 reader is needed, and each key has one text. Whether a point is on the curve is computed here (from public numbers
// only), so that every platform refuses the same keys, and before it receives them.
internal static class P256
{
    public const int CoordinateLength = 32;
    private const byte Uncompressed = 0x04;

    private static readonly byte[] Prefix =
    [
        0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01,
        0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
    ];

    private static readonly BigInteger Prime = Hexadecimal("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
    private static readonly BigInteger B = Hexadecimal("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b");
    private static readonly BigInteger Order = Hexadecimal("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");

    public static byte[] WritePublicKey(ECPoint point) => [.. Prefix, Uncompressed, .. point.X!, .. point.Y!];

    public static bool TryReadPublicKey(byte[] key, out ECPoint point)
    {
        point = default;
        if (key.Length != Prefix.Length + 1 + (2 * CoordinateLength)) return false;
        if (!key.AsSpan(0, Prefix.Length).SequenceEqual(Prefix) || key[Prefix.Length] != Uncompressed) return false;
        point.X = key.AsSpan(Prefix.Length + 1, CoordinateLength).ToArray();
        point.Y = key.AsSpan(Prefix.Length + 1 + CoordinateLength).ToArray();
        return IsOnCurve(point);
    }

    public static bool IsOnCurve(ECPoint point)
    {
        if (point.X?.Length != CoordinateLength || point.Y?.Length != CoordinateLength) return false;
        (BigInteger x, BigInteger y) = (Number(point.X), Number(point.Y));
        return x < Prime && y < Prime && (((y * y) - (x * x * x) + (3 * x) - B) % Prime).IsZero;
    }

    /// <summary>Whether a number is valid in a signature: from 1 to the order of the curve − 1.</summary>
    public static bool IsScalar(ReadOnlySpan<byte> bigEndian)
    {
        BigInteger number = Number(bigEndian);
        return !number.IsZero && number < Order;
    }

    /// <summary>Creates a key for verification. The caller disposes it.</summary>
    /// <exception cref="PlatformNotSupportedException">The runtime does not support such keys.</exception>
    public static ECDsa CreateKey(ECPoint point)
    {
        try
        {
            return ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
        }
        catch (Exception e) when (e is not CryptographicException and not OutOfMemoryException)
        {
            // Runtimes without ECDSA throw different exceptions; Mono throws NotImplementedException.
            throw new PlatformNotSupportedException(
                "This runtime does not support ECDSA keys on P-256. Verify on .NET or .NET Framework, or use an INoteVerifier of your own.",
                e);
        }
    }

    private static BigInteger Hexadecimal(string digits) =>
        BigInteger.Parse("0" + digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static BigInteger Number(ReadOnlySpan<byte> bigEndian)
    {
        byte[] littleEndian = new byte[bigEndian.Length + 1]; // the last byte stays 0: the number is not negative
        bigEndian.CopyTo(littleEndian.AsSpan(1));
        Array.Reverse(littleEndian);
        return new BigInteger(littleEndian);
    }
}
