using MLNetVision.Trainers.HeadFitting;

namespace MLNetVision.Trainers.Detection;

/// <summary>Ridge regression of the four targets of a class: (Σ (x - m)(x - m)ᵀ + λI) w = Σ (x - m) y, the constant not being held back.</summary>
internal static class BoxRidge
{
    /// <summary>The weights of a penalty, [4][width + 1], the constant last; 0 without rows.</summary>
    public static double[][] Solve(BoxSums sums, double penalty, Action<int, Action<int>> each)
    {
        var width = sums.Cross[0].Length - 1;
        var solution = Enumerable.Range(0, BoxSums.Targets).Select(_ => new double[width + 1]).ToArray();
        if (sums.Count == 0)
        {
            return solution;
        }

        var mean = sums.Inputs.Row(width)[..width].ToArray();
        Vectors.Scale(mean, 1.0 / sums.Count, mean);
        var factor = Centred(sums, mean, penalty);
        Cholesky.Factor(factor, each);
        for (var t = 0; t < BoxSums.Targets; t++)
        {
            var right = sums.Cross[t].AsSpan(0, width).ToArray();
            Vectors.Add(right, -sums.Cross[t][width], mean);
            var weights = Cholesky.Solve(factor, right);
            weights.CopyTo(solution[t], 0);
            solution[t][width] = (sums.Cross[t][width] / sums.Count) - Vectors.Dot(weights, mean);
        }

        return solution;
    }

    /// <summary>The mean squared error of whitened targets on rows: the trace of L⁻¹ E L⁻ᵀ, E = Σ (y - wᵀx')(y - wᵀx')ᵀ.</summary>
    public static double Error(BoxSums rows, double[][] weights, TargetWhitening whitening)
    {
        var moved = Array.ConvertAll(weights, w => Enumerable.Range(0, w.Length).Select(i => Vectors.Dot(rows.Inputs.Row(i), w)).ToArray());
        var columns = new double[BoxSums.Targets][];
        for (var t = 0; t < BoxSums.Targets; t++)
        {
            var column = new double[BoxSums.Targets];
            for (var u = 0; u < BoxSums.Targets; u++)
            {
                column[u] = rows.Outputs[u, t] - Vectors.Dot(weights[u], rows.Cross[t]) - Vectors.Dot(weights[t], rows.Cross[u])
                    + Vectors.Dot(weights[u], moved[t]);
            }

            columns[t] = whitening.Whiten(column);
        }

        var error = 0.0;
        for (var u = 0; u < BoxSums.Targets; u++)
        {
            error += whitening.Whiten(Array.ConvertAll(columns, c => c[u]))[u];
        }

        return error / Math.Max(rows.Count, 1);
    }

    private static double[][] Centred(BoxSums sums, double[] mean, double penalty)
    {
        var lower = new double[mean.Length][];
        for (var i = 0; i < lower.Length; i++)
        {
            lower[i] = sums.Inputs.Row(i)[..mean.Length].ToArray();
            Vectors.Add(lower[i], -sums.Count * mean[i], mean);
            lower[i][i] += penalty;
        }

        return lower;
    }
}
