using MLNetVision.Sweeps.Numerics;

namespace MLNetVision.Sweeps.Search;

/// <summary>
/// The likeliest settings of a kernel a posteriori: the logarithm of the likelihood, -½ yᵀ K⁻¹ y - ½ log |K|, and of wide normal priors about lengths of the
/// axes' size, a scale of 1 and little noise; its gradient is ½ tr((α αᵀ - K⁻¹) dK). Steps go by the signs of the gradient (Riedmiller and Braun 1993).
/// </summary>
internal static class KernelFit
{
    private const int Steps = 60;

    private static readonly (double Mean, double Deviation) LengthPrior = (Math.Log(0.6), 1.0);

    private static readonly (double Mean, double Deviation) ScalePrior = (0, 1.5);

    private static readonly (double Mean, double Deviation) NoisePrior = (Math.Log(1e-4), 2.5);

    private static readonly double LeastNoise = Math.Log(1e-8);

    /// <param name="squares">Squared distances along the axes between place i and the places up to it.</param>
    /// <param name="values">The standardised values.</param>
    /// <param name="axes">How many axes there are.</param>
    public static KernelSettings Likeliest(double[][][] squares, double[] values, int axes)
    {
        var (best, most) = (Start(axes, 0.5), double.NegativeInfinity);
        foreach (var length in (double[])[0.25, 1])
        {
            var logs = Start(axes, length).Logs;
            var (steps, last) = (Enumerable.Repeat(0.2, logs.Length).ToArray(), new double[logs.Length]);
            for (var i = 0; i < Steps; i++)
            {
                var settings = new KernelSettings([.. logs]);
                var (height, slope) = Posterior(squares, values, settings);
                (best, most) = height > most ? (settings, height) : (best, most);
                Move(logs, steps, slope, last);
            }
        }

        return best;
    }

    /// <summary>The factor of the kernel's matrix, with as much on the diagonal as it takes.</summary>
    public static LowerTriangle Factor(double[][][] squares, KernelSettings settings)
    {
        for (var jitter = settings.Noise; ; jitter *= 10)
        {
            if (LowerTriangle.Of(Matrix(squares, settings, jitter)) is { } factor)
            {
                return factor;
            }
        }
    }

    private static KernelSettings Start(int axes, double length) => new([.. Enumerable.Repeat(Math.Log(length), axes), 0, Math.Log(1e-3)]);

    private static void Move(double[] logs, double[] steps, double[] slope, double[] last)
    {
        for (var j = 0; j < logs.Length; j++)
        {
            var agreement = slope[j] * last[j];
            steps[j] = Math.Clamp(agreement > 0 ? steps[j] * 1.2 : agreement < 0 ? steps[j] * 0.5 : steps[j], 1e-3, 1);
            last[j] = agreement < 0 ? 0 : slope[j];
            logs[j] = Math.Clamp(logs[j] + (Math.Sign(last[j]) * steps[j]), -10, 5);
        }

        logs[^1] = Math.Max(logs[^1], LeastNoise);
    }

    private static (double Height, double[] Slope) Posterior(double[][][] squares, double[] values, KernelSettings settings)
    {
        var slope = new double[settings.Logs.Length];
        if (LowerTriangle.Of(Matrix(squares, settings, settings.Noise)) is not { } factor)
        {
            slope[^1] = 1;
            return (double.NegativeInfinity, slope);
        }

        var weights = factor.Solve(values);
        var height = -0.5 * (weights.Zip(values, (w, y) => w * y).Sum() + factor.LogDeterminant);
        AddSlopes(squares, settings, weights, factor.Inverse(), slope);
        for (var j = 0; j < slope.Length; j++)
        {
            var (mean, deviation) = j < settings.Axes ? LengthPrior : j == settings.Axes ? ScalePrior : NoisePrior;
            var z = (settings.Logs[j] - mean) / deviation;
            height -= z * z / 2;
            slope[j] -= z / deviation;
        }

        return (height, slope);
    }

    private static void AddSlopes(double[][][] squares, KernelSettings settings, double[] weights, double[][] inverse, double[] slope)
    {
        for (var i = 0; i < squares.Length; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var share = ((weights[i] * weights[j]) - inverse[i][j]) * (i == j ? 0.5 : 1);
                var squared = settings.Squared(squares[i][j]);
                slope[^2] += share * settings.Scale * GaussianProcess.Matern(squared);
                slope[^1] += i == j ? share * settings.Noise : 0;
                var turn = share * settings.Scale * GaussianProcess.MaternSlope(squared);
                for (var axis = 0; axis < settings.Axes; axis++)
                {
                    slope[axis] += turn * -2 * squares[i][j][axis] * Math.Exp(-2 * settings.Logs[axis]);
                }
            }
        }
    }

    private static double[][] Matrix(double[][][] squares, KernelSettings settings, double diagonal) =>
        [.. squares.Select((row, i) => row.Select((s, j) => settings.Value(s) + (i == j ? diagonal : 0)).ToArray())];
}
