namespace MLNetVision.Imaging;

/// <summary>Weights that add up to one.</summary>
internal static class SmoothingWeights
{
    /// <summary>exp(-x^2 / (2 sigma^2)) around the middle, normalised.</summary>
    public static void Gaussian(double sigma, Span<float> weights)
    {
        var total = 0.0;
        for (var i = 0; i < weights.Length; i++)
            total += Bell(i - (weights.Length / 2), sigma);

        for (var i = 0; i < weights.Length; i++)
            weights[i] = (float)(Bell(i - (weights.Length / 2), sigma) / total);
    }

    private static double Bell(double x, double sigma) => Math.Exp(-x * x / (2 * sigma * sigma));
}
