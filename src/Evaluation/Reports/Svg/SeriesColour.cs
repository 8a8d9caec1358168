using System.Globalization;

namespace MLNetVision.Evaluation.Reports;

/// <summary>
/// The hue of the i-th line: twelve that are told apart, the most different first, then steps of the golden angle. Lightness and saturation belong to the
/// theme; the second eight are further from the page's lightness, the third again not, and so on.
/// </summary>
internal static class SeriesColour
{
    private static readonly int[] First = [212, 18, 150, 285, 42, 330, 186, 95, 250, 68, 122, 308];

    private const int Bright = 8;

    /// <summary>For a style attribute.</summary>
    public static string Style(int series) =>
        string.Create(CultureInfo.InvariantCulture, $"--h:{(series < First.Length ? First[series] : ((int)(series * 137.508) + 30) % 360)}")
        + (series / Bright % 2 == 1 ? ";--t:1" : "");
}
