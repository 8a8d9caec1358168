namespace MLNetVision.Trainers.Detection;

/// <summary>Brings the four targets to mean 0 and covariance I, z = L⁻¹ (y - m) of covariance L Lᵀ: so that errors of all four count alike.</summary>
internal sealed class TargetWhitening
{
    /// <summary>Added to the variances: targets that do not vary stay as they are.</summary>
    private const double Least = 1e-8;

    private readonly double[,] _lower = new double[BoxSums.Targets, BoxSums.Targets];

    /// <param name="mean">The means.</param>
    /// <param name="covariance">[4, 4].</param>
    public TargetWhitening(double[] mean, double[,] covariance)
    {
        Mean = mean;
        for (var i = 0; i < BoxSums.Targets; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = covariance[i, j] + (i == j ? Least : 0);
                for (var k = 0; k < j; k++)
                {
                    rest -= _lower[i, k] * _lower[j, k];
                }

                _lower[i, j] = i == j ? Math.Sqrt(Math.Max(rest, Least)) : rest / _lower[j, j];
            }
        }
    }

    public double[] Mean { get; }

    /// <summary>L⁻¹ v.</summary>
    public double[] Whiten(ReadOnlySpan<double> v)
    {
        var z = v.ToArray();
        for (var i = 0; i < z.Length; i++)
        {
            for (var k = 0; k < i; k++)
            {
                z[i] -= _lower[i, k] * z[k];
            }

            z[i] /= _lower[i, i];
        }

        return z;
    }
}
