using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using FluentAssertions;
using Xunit;
using MilestoneTracker.Ledger.Notes;

namespace MilestoneTracker.Ledger.Tests;

public sealed class DerSignatureTests
{
    private const string Order = "FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551";

    [Fact]
    public void Both_encodings_agree_with_the_framework_for_random_signatures()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] text = [1, 2, 3];
        HashSet<int> lengths = [];
        for (int i = 0; i < 500; i++)
        {
            byte[] der = key.SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
            byte[] numbers = DerSignature.ToNumbers(der)!;
            lengths.Add(der.Length);

            key.VerifyData(text, numbers, HashAlgorithmName.SHA256).Should().BeTrue();
            DerSignature.FromNumbers(numbers).Should().Equal(der);
        }

        lengths.Should().HaveCountGreaterThan(1, "numbers with and without a zero before them were seen");
    }

    [Theory]
    [InlineData("01", "01", "3006020101020101")]
    [InlineData("7F", "80", "300702017F02020080")]
    [InlineData("80", "00FF", "3008020200800202" + "00FF")]
    [InlineData("0100", "7FFF", "3008020201000202" + "7FFF")]
    public void Numbers_are_written_in_their_shortest_form(string r, string s, string der)
    {
        byte[] numbers = [.. Number(r), .. Number(s)];

        Convert.ToHexString(DerSignature.FromNumbers(numbers)).Should().Be(der);
        DerSignature.ToNumbers(Convert.FromHexString(der)).Should().Equal(numbers);
    }

    [Fact]
    public void Numbers_of_full_length_are_read_up_to_the_order_of_the_curve_and_not_beyond()
    {
        BigInteger order = BigInteger.Parse("0" + Order, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        byte[] largest = (order - 1).ToByteArray(isUnsigned: true, isBigEndian: true);
        byte[] tooLarge = Convert.FromHexString(Order);

        DerSignature.ToNumbers(DerSignature.FromNumbers([.. largest, .. largest])).Should().Equal([.. largest, .. largest]);
        DerSignature.ToNumbers(DerSignature.FromNumbers([.. tooLarge, .. largest])).Should().BeNull();
        DerSignature.ToNumbers(DerSignature.FromNumbers([.. largest, .. tooLarge])).Should().BeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("3000")]
    [InlineData("3003020101")] // one number
    [InlineData("3106020101020101")] // not a sequence
    [InlineData("3006030101020101")] // not an integer
    [InlineData("3006020101040101")]
    [InlineData("3007020101020101")] // longer than it is
    [InlineData("3005020101020101")] // shorter than it is
    [InlineData("300602010102010100")] // a byte left over after it
    [InlineData("300702010102010100")] // and within it
    [InlineData("3009020101020101020101")] // three numbers
    [InlineData("30810602010102" + "0101")] // long form of a short length
    [InlineData("308006020101020101")]
    [InlineData("30070281010102" + "0101")] // long form within
    [InlineData("3006020100020101")] // zero
    [InlineData("3006020101020100")]
    [InlineData("3005020002" + "0101")] // no digits
    [InlineData("3006020180020101")] // negative
    [InlineData("30060201010201FF")]
    [InlineData("300702020001020101")] // a zero too many
    [InlineData("300702010102020001")]
    [InlineData("300702020000020101")]
    [InlineData("3006027F01020101")] // beyond its end
    [InlineData("3006020101027F01")]
    public void What_is_not_the_shortest_encoding_of_two_numbers_in_range_is_refused(string der) =>
        DerSignature.ToNumbers(Convert.FromHexString(der)).Should().BeNull();

    [Fact]
    public void Numbers_of_more_than_32_bytes_are_refused()
    {
        string digits = "01" + new string('0', 64);

        DerSignature.ToNumbers(Convert.FromHexString("3026" + "0221" + digits + "020101")).Should().BeNull();
        DerSignature.ToNumbers(Convert.FromHexString("3026" + "020101" + "0221" + digits)).Should().BeNull();
    }

    private static byte[] Number(string hexadecimal) => Convert.FromHexString(hexadecimal.PadLeft(64, '0'));
}
