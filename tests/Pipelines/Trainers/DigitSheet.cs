using Microsoft.ML.Data;
using MLNetVision.Imaging;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Pipelines.Trainers;

/// <summary>The bundled digits, 500 of each class, cut out of their sheet.</summary>
internal static class DigitSheet
{
    public const int Side = 20;
    private const int Across = 100;

    /// <summary>All of them, in the order of the sheet.</summary>
    public static Digit[] Read()
    {
        var sheet = ImageFile.Load(Fixtures.Path("digits.png")).WithChannels(1);
        return [.. Enumerable.Range(0, sheet.Width / Side * (sheet.Height / Side)).Select(number => new Digit
        {
            Number = number,
            Class = number / Across / 5,
            Pixels = Tile(sheet, number % Across * Side, number / Across * Side),
        })];
    }

    private static float[] Tile(Image<byte> sheet, int left, int top)
    {
        var pixels = new float[Side * Side];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = sheet[left + (i % Side), top + (i / Side)];
        return pixels;
    }
}

/// <summary>A digit as a row of data.</summary>
internal sealed class Digit
{
    public int Number { get; set; }

    [ColumnName("Digit")]
    public float Class { get; set; }

    [VectorType(DigitSheet.Side * DigitSheet.Side)]
    public float[] Pixels { get; set; } = [];
}
