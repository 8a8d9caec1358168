using Microsoft.ML.Data;
using MLNetVision.Evaluation;
using MLNetVision.Imaging;

namespace MLNetVision.Samples.DigitsMap;

/// <summary>A digit of the bundled sheet: 100 columns, 50 rows, five rows a digit.</summary>
internal sealed class Digit
{
    public const int Size = 20;
    private const int Columns = 100;
    private const int PerDigit = 500;

    [VectorType(Size * Size)]
    public float[] Pixels { get; set; } = [];

    [NoColumn]
    public required MapItem Item { get; init; }

    /// <param name="perDigit">How many of each, 500 at most, spread over the sheet.</param>
    public static Digit[] Read(int perDigit)
    {
        var sheet = ImageFile.Load(Path.Combine(AppContext.BaseDirectory, "digits.png")).WithChannels(1);
        return [.. Enumerable.Range(0, 10 * perDigit).Select(i => Cut(sheet, i / perDigit, i % perDigit * (PerDigit / perDigit)))];
    }

    private static Digit Cut(Image<byte> sheet, int digit, int number)
    {
        var (column, row) = (number % Columns, (digit * PerDigit / Columns) + (number / Columns));
        var picture = sheet.Crop(column * Size, row * Size, Size, Size);
        return new Digit
        {
            Pixels = [.. picture.Samples.ToArray().Select(s => (float)s)],
            Item = new MapItem($"row {row + 1}, column {column + 1}", $"{digit}", picture),
        };
    }
}
