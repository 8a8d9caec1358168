using MLNetVision.Compute.LinearAlgebra;
using MLNetVision.Compute.Threading;
using MLNetVision.Trainers.HeadFitting;

namespace MLNetVision.Trainers.Detection;

/// <summary>What ridge regression needs of its rows, whatever their number: with x' = (x, 1), the sums of x'x'ᵀ, x'yᵀ and yyᵀ.</summary>
internal sealed class BoxSums
{
    /// <summary>dx, dy, log dw, log dh.</summary>
    public const int Targets = 4;

    private readonly int _width;

    public BoxSums(int width)
    {
        (_width, Inputs) = (width, new Matrix(width + 1, width + 1));
        Cross = [.. Enumerable.Range(0, Targets).Select(_ => new double[width + 1])];
    }

    /// <summary>How many rows there are.</summary>
    public long Count => (long)Inputs[_width, _width];

    /// <summary>Σ x'x'ᵀ, [width + 1, width + 1].</summary>
    public Matrix Inputs { get; }

    /// <summary>Σ x'y_t, a vector a target.</summary>
    public double[][] Cross { get; }

    /// <summary>Σ yyᵀ.</summary>
    public double[,] Outputs { get; } = new double[Targets, Targets];

    /// <summary>Adds rows.</summary>
    /// <param name="rows">Each with a 1 behind its features, one row behind the other; at most a block of <see cref="CrossSums{T}"/>.</param>
    /// <param name="targets">Four a row.</param>
    /// <param name="workers">The threads.</param>
    public void Add(float[] rows, double[] targets, Workers workers)
    {
        var count = targets.Length / Targets;
        var block = new CrossSums<double>(_width + 1, workers);
        block.Add(rows, count, new float[_width + 1]);
        Vectors.Add(Inputs.Values, 1, block.Products().Values);
        for (var i = 0; i < count; i++)
        {
            var y = targets.AsSpan(i * Targets, Targets);
            for (var t = 0; t < Targets; t++)
            {
                RowProducts.Add(Cross[t], y[t], rows.AsSpan(i * (_width + 1), _width + 1));
                for (var u = 0; u < Targets; u++)
                {
                    Outputs[t, u] += y[t] * y[u];
                }
            }
        }
    }

    /// <summary>The sums of both.</summary>
    public BoxSums With(BoxSums other)
    {
        var sum = new BoxSums(_width);
        foreach (var part in (BoxSums[])[this, other])
        {
            Vectors.Add(sum.Inputs.Values, 1, part.Inputs.Values);
            for (var t = 0; t < Targets; t++)
            {
                Vectors.Add(sum.Cross[t], 1, part.Cross[t]);
                for (var u = 0; u < Targets; u++)
                {
                    sum.Outputs[t, u] += part.Outputs[t, u];
                }
            }
        }

        return sum;
    }

    /// <summary>Means and covariance of the targets.</summary>
    public TargetWhitening Whitening()
    {
        var mean = Array.ConvertAll(Cross, c => c[_width] / Math.Max(Count, 1));
        var covariance = new double[Targets, Targets];
        for (var t = 0; t < Targets; t++)
        {
            for (var u = 0; u < Targets; u++)
            {
                covariance[t, u] = (Outputs[t, u] / Math.Max(Count, 1)) - (mean[t] * mean[u]);
            }
        }

        return new TargetWhitening(mean, covariance);
    }
}
