using System.Globalization;

namespace MLNetVision.Evaluation.Reports;

/// <summary>The hue of the i-th line: eight that are told apart easily, then steps of the golden angle. Lightness and saturation belong to the theme.</summary>
internal static class SeriesColour
{
    private static readonly int[] First = [212, 18, 150, 285, 42, 330, 186, 95];

    public static string Hue(int series) =>
        (series < First.Length ? First[series] : ((int)(series * 137.508) + 30) % 360).ToString(CultureInfo.InvariantCulture);
}
