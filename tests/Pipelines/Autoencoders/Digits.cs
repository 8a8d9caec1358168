using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Estimators;
using MLNetVision.Imaging;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Pipelines.Autoencoders;

/// <summary>The 5,000 digits of the repository at half their size, 10 x 10, pixels from 0 to 255; 500 of each class, one class after the other.</summary>
internal static class Digits
{
    public const int Side = 10;
    public const int Size = Side * Side;
    public const int Classes = 10;
    private const int Across = 100;
    private const int PerClass = 500;

    public static PictureShape Shape { get; } = new(Side, Side);

    /// <summary>Every so-manieth digit from one on.</summary>
    public static Row[] Every(int step, int first = 0)
    {
        var sheet = ImageFile.Load(Fixtures.Path("digits.png")).WithChannels(1);
        return [.. Enumerable.Range(0, Classes * PerClass).Where(n => n % step == first).Select(n => new Row
        {
            Pixels = Halved(sheet, n % Across * 2 * Side, n / Across * 2 * Side), Class = n / PerClass,
        })];
    }

    public static IDataView View(MLContext ml, IEnumerable<Row> rows) => ml.Data.LoadFromEnumerable(rows);

    /// <summary>The share of rows whose nearest neighbour among known ones has their class.</summary>
    public static double NearestAccuracy(float[][] known, Row[] labels, float[][] rows, Row[] truth)
    {
        var right = 0;
        for (var i = 0; i < rows.Length; i++)
            right += labels[Nearest(known, rows[i])].Class == truth[i].Class ? 1 : 0;
        return (double)right / rows.Length;
    }

    public static int Nearest(float[][] known, float[] row)
    {
        var (nearest, least) = (0, double.MaxValue);
        for (var i = 0; i < known.Length; i++)
        {
            var distance = Distance(known[i], row);
            (nearest, least) = distance < least ? (i, distance) : (nearest, least);
        }

        return nearest;
    }

    public static double Distance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += (a[i] - b[i]) * (double)(a[i] - b[i]);
        return sum;
    }

    /// <summary>The signal-to-noise ratio of pictures of 0 to 255, in decibels.</summary>
    public static double Psnr(float[][] pictures, float[][] truth)
    {
        var error = pictures.Zip(truth, (p, t) => Distance(p, t) / p.Length).Average();
        return 10 * Math.Log10(255.0 * 255 / error);
    }

    private static float[] Halved(Image<byte> sheet, int left, int top)
    {
        var pixels = new float[Size];
        for (var i = 0; i < Size; i++)
        {
            var (x, y) = (left + (i % Side * 2), top + (i / Side * 2));
            pixels[i] = (sheet[x, y] + sheet[x + 1, y] + sheet[x, y + 1] + sheet[x + 1, y + 1]) / 4;
        }

        return pixels;
    }

    internal sealed class Row
    {
        [VectorType(Size)]
        public float[] Pixels { get; set; } = [];

        public int Class { get; set; }
    }
}
