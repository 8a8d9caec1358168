using static Microsoft.ML.Transforms.Image.ImagePixelExtractingEstimator;

namespace Microsoft.ML.Compat.Images;

/// <summary>At which place each wanted colour comes, or -1. An order that does not exist names no colour.</summary>
internal readonly record struct ColourPlaces(int Alpha, int Red, int Green, int Blue)
{
    public static ColourPlaces Of(ColorsOrder order, ColorBits colours)
    {
        string wanted = string.Concat($"{order}".Where(letter => colours.HasFlag(Bit(letter)) && Bit(letter) != 0));
        return new(wanted.IndexOf('A'), wanted.IndexOf('R'), wanted.IndexOf('G'), wanted.IndexOf('B'));
    }

    /// <summary>How many colours there are.</summary>
    public static int Count(ColorBits colours) => int.PopCount((int)(colours & ColorBits.All));

    private static ColorBits Bit(char letter) => letter switch
    {
        'A' => ColorBits.Alpha,
        'R' => ColorBits.Red,
        'G' => ColorBits.Green,
        'B' => ColorBits.Blue,
        _ => 0,
    };
}
