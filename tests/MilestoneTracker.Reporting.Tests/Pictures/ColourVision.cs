using System.Globalization;

namespace MilestoneTracker.Reporting.Tests.Pictures;

// Colours as they are seen: contrast after WCAG 2.2, the colours that people without red or green cones see after Viénot, Brettel
// and Mollon,
// "Digital video colourmaps for checking the legibility of displays by dichromats" (1999), and the distance of two colours in CIE
// L*a*b* (1976).
internal static class ColourVision
{
    public static double Contrast(string one, string other)
    {
        (double a, double b) = (Luminance(Linear(one)), Luminance(Linear(other)));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    public static double Distance(string one, string other, Func<double[], double[]> eye)
    {
        (double[] a, double[] b) = (Lab(eye(Linear(one))), Lab(eye(Linear(other))));
        return Math.Sqrt(Math.Pow(a[0] - b[0], 2) + Math.Pow(a[1] - b[1], 2) + Math.Pow(a[2] - b[2], 2));
    }

    public static double[] Usual(double[] colour) => colour;

    public static double[] WithoutRed(double[] colour) =>
        Clipped(0.11238 * colour[0] + 0.88762 * colour[1], 0.11238 * colour[0] + 0.88762 * colour[1],
            0.00401 * colour[0] - 0.00401 * colour[1] + colour[2]);

    public static double[] WithoutGreen(double[] colour) =>
        Clipped(0.29275 * colour[0] + 0.70725 * colour[1], 0.29275 * colour[0] + 0.70725 * colour[1],
            -0.02234 * colour[0] + 0.02234 * colour[1] + colour[2]);

    private static double[] Clipped(params double[] colour) => [.. colour.Select(part => Math.Clamp(part, 0, 1))];

    private static double Luminance(double[] colour) => 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2];

    private static double[] Linear(string hexadecimal) =>
    [
        .. Enumerable.Range(0, 3)
            .Select(i => int.Parse(hexadecimal.AsSpan(1 + 2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)),
    ];

    private static double[] Lab(double[] c)
    {
        double x = Root((0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.95047), y = Root(Luminance(c)),
            z = Root((0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.08883);
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
    }

    private static double Root(double part) => part > 0.008856 ? Math.Cbrt(part) : 7.787 * part + 16.0 / 116;
}
