namespace MLNetVision.Imaging;

/// <summary>
/// A Gaussian of four standard deviations to either side in double precision, down and then across, mirrored at the edges. Taps are added in pairs from the
/// farthest inwards, as SciPy does, so that the last bits are its too.
/// </summary>
internal static class ExactSmoothing
{
    private const double Truncation = 4;
    private const double LargestSigma = 1 << 16;

    public static void ThrowIfUnusable(string owner, string name, double sigma)
    {
        if (!(sigma >= 0 && sigma <= LargestSigma))
            throw new ArgumentOutOfRangeException(name, sigma, $"{owner}: {name} must be a number from 0 to {LargestSigma}.");
    }

    public static void Apply(double[] plane, int width, int height, double sigma)
    {
        if (sigma == 0)
            return;

        var half = HalfWeights(sigma);
        var line = new double[Math.Max(width, height)];
        var column = new double[height];
        for (var x = 0; x < width; x++)
        {
            for (var y = 0; y < height; y++)
                line[y] = plane[(y * width) + x];

            Filter(line.AsSpan(0, height), half, column);
            for (var y = 0; y < height; y++)
                plane[(y * width) + x] = column[y];
        }

        for (var y = 0; y < height; y++)
        {
            var row = plane.AsSpan(y * width, width);
            row.CopyTo(line);
            Filter(line.AsSpan(0, width), half, row);
        }
    }

    /// <summary>The weight of the middle, then those to one side.</summary>
    private static double[] HalfWeights(double sigma)
    {
        var half = new double[(int)((Truncation * sigma) + 0.5) + 1];
        var total = 0.0;
        for (var i = 0; i < half.Length; i++)
            half[i] = Math.Exp(-0.5 / (sigma * sigma) * i * i);

        for (var i = 1 - half.Length; i < half.Length; i++)
            total += half[Math.Abs(i)];

        for (var i = 0; i < half.Length; i++)
            half[i] /= total;

        return half;
    }

    private static void Filter(ReadOnlySpan<double> line, ReadOnlySpan<double> half, Span<double> output)
    {
        for (var i = 0; i < line.Length; i++)
        {
            var sum = line[i] * half[0];
            for (var k = half.Length - 1; k > 0; k--)
                sum += (At(line, i - k) + At(line, i + k)) * half[k];

            output[i] = sum;
        }
    }

    private static double At(ReadOnlySpan<double> line, int i) =>
        (uint)i < (uint)line.Length ? line[i] : line[Border.Index(i, line.Length, BorderMode.Reflect)];
}
