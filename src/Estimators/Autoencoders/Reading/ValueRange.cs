using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Transforms.Pictures.Reading;

namespace MLNetVision.Estimators.Autoencoders;

/// <summary>How numbers of a column come to the network's range and back: (value - Shift) Factor. One number of each is for all.</summary>
/// <param name="Shift">Subtracted from each number.</param>
/// <param name="Factor">Multiplies each after that; 0 for numbers that never change.</param>
internal sealed record ValueRange(float[] Shift, float[] Factor)
{
    public static ValueRange Pixels { get; } = new([0], [1f / byte.MaxValue]);

    public static ValueRange Unchanged { get; } = new([0], [1]);

    /// <summary>The range of rows.</summary>
    /// <param name="scaling">What is asked for.</param>
    /// <param name="arePictures">Whether the numbers are pixels.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="chosen">Those of them that are trained on.</param>
    /// <param name="width">How many numbers of each are meant; the others are a condition.</param>
    /// <param name="look">Is called for each row; ends it by an exception.</param>
    public static ValueRange Of(InputScaling scaling, bool arePictures, NumberRows rows, IReadOnlyList<int> chosen, int width, Action look) => scaling switch
    {
        InputScaling.Standardise => Standardised(rows, chosen, width, look),
        InputScaling.UnitRange => Unit(rows, chosen, width, look),
        _ => arePictures ? Pixels : Unchanged,
    };

    /// <summary>Brings numbers to the range.</summary>
    public void Apply(Span<float> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (values[i] - Shift[Shift.Length == 1 ? 0 : i]) * Factor[Factor.Length == 1 ? 0 : i];
        }
    }

    /// <summary>Writes the way to the range, of [N, d].</summary>
    public Tensor Write(Tensor x) => this == Unchanged ? x
        : Shift.Length == 1 ? x.Affine(Factor[0], -Shift[0] * Factor[0], "range.in")
        : x.Subtract(Numbers(x, Shift)).Multiply(Numbers(x, Factor), "range.in");

    /// <summary>Writes the way back; numbers that never change are what they always are.</summary>
    public Tensor WriteBack(Tensor x) => this == Unchanged ? x
        : Shift.Length == 1 ? x.Affine(1 / Factor[0], Shift[0], "range.out")
        : x.Multiply(Numbers(x, [.. Factor.Select(f => f == 0 ? 0 : 1 / f)])).Add(Numbers(x, Shift), "range.out");

    private static Tensor Numbers(Tensor x, float[] values) => x.Builder.Literal(TensorLiteral.Of<float>(values, 1, values.Length));

    private static ValueRange Standardised(NumberRows rows, IReadOnlyList<int> chosen, int width, Action look)
    {
        var (mean, squares) = (new double[width], new double[width]);
        var count = 0;
        Each(rows, chosen, look, row =>
        {
            count++;
            for (var i = 0; i < width; i++)
            {
                // Welford's running mean and sum of squares.
                var from = row[i] - mean[i];
                mean[i] += from / count;
                squares[i] += from * (row[i] - mean[i]);
            }
        });
        return new ValueRange(
            Array.ConvertAll(mean, m => (float)m),
            Array.ConvertAll(squares, s => s > 0 ? (float)(1 / Math.Sqrt(s / count)) : 0));
    }

    private static ValueRange Unit(NumberRows rows, IReadOnlyList<int> chosen, int width, Action look)
    {
        var (least, most) = (new float[width], new float[width]);
        Array.Fill(least, float.PositiveInfinity);
        Array.Fill(most, float.NegativeInfinity);
        Each(rows, chosen, look, row =>
        {
            for (var i = 0; i < width; i++)
            {
                (least[i], most[i]) = (Math.Min(least[i], row[i]), Math.Max(most[i], row[i]));
            }
        });
        return new ValueRange(least, [.. least.Zip(most, (low, high) => high > low ? 1 / (high - low) : 0)]);
    }

    private static void Each(NumberRows rows, IReadOnlyList<int> chosen, Action look, Action<float[]> visit)
    {
        var row = new float[rows.Width];
        foreach (var index in chosen)
        {
            look();
            rows.Read(index, row);
            visit(row);
        }
    }
}
