using Microsoft.ML.Data;
using MLNetVision.Imaging;

namespace MLNetVision.Samples.SweepDigits;

/// <summary>A digit of the bundled sheet: 100 columns, 50 rows, five rows a digit.</summary>
internal sealed class Digit
{
    public const int Size = 20;
    private const int Columns = 100;
    private const int RowsPerDigit = 5;

    [VectorType(Size * Size)]
    public float[] Pixels { get; init; } = [];

    public string Label { get; init; } = string.Empty;

    /// <param name="perDigit">How many of each, 500 at most, spread over the sheet.</param>
    public static Digit[] Read(int perDigit)
    {
        var sheet = ImageFile.Load(Path.Combine(AppContext.BaseDirectory, "digits.png")).WithChannels(1);
        var step = Columns * RowsPerDigit / perDigit;
        return [.. Enumerable.Range(0, 10 * perDigit).Select(i => Cut(sheet, i / perDigit, i % perDigit * step))];
    }

    private static Digit Cut(Image<byte> sheet, int digit, int number)
    {
        var (column, row) = (number % Columns, (digit * RowsPerDigit) + (number / Columns));
        var picture = sheet.Crop(column * Size, row * Size, Size, Size);
        return new Digit { Pixels = [.. picture.Samples.ToArray().Select(s => (float)s)], Label = $"{digit}" };
    }
}
