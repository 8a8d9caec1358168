using MLNetVision.Sweeps.Numerics;

namespace MLNetVision.Sweeps.Search;

/// <summary>
/// A Gaussian process of mean zero through standardised values y at places x, with Matérn's kernel of 5/2: k(r) = s (1 + √5 r + 5/3 r²) exp(-√5 r), r² = Σ d_j²
/// / l_j², and noise on the diagonal. s, l and the noise are the likeliest a posteriori.
/// </summary>
internal sealed class GaussianProcess
{
    private static readonly double RootOfFive = Math.Sqrt(5);

    private readonly Axis[] _axes;
    private readonly double[][] _places;
    private readonly KernelSettings _settings;
    private readonly LowerTriangle _factor;
    private readonly double[] _weights;
    private readonly double _mean;
    private readonly double _deviation;

    private GaussianProcess(Axis[] axes, double[][] places, double[] values)
    {
        (_axes, _places) = (axes, places);
        (_mean, var standard, _deviation) = Standardised(values);
        _settings = KernelFit.Likeliest(Distances(), standard, axes.Length);
        _factor = KernelFit.Factor(Distances(), _settings);
        _weights = _factor.Solve(standard);
    }

    /// <summary>The process through some values.</summary>
    public static GaussianProcess Through(Axis[] axes, double[][] places, double[] values) => new(axes, places, values);

    /// <summary>What is expected at a place, and its standard deviation.</summary>
    public (double Mean, double Deviation) At(double[] place)
    {
        var along = Array.ConvertAll(_places, p => _settings.Value(Squares(place, p)));
        var mean = along.Zip(_weights, (a, w) => a * w).Sum();
        var variance = _settings.Scale - _factor.Forward(along).Sum(v => v * v);
        return (_mean + (_deviation * mean), _deviation * Math.Sqrt(Math.Max(variance, 1e-12)));
    }

    /// <summary>k of squared distances along the axes.</summary>
    internal static double Matern(double squared)
    {
        var r = RootOfFive * Math.Sqrt(squared);
        return (1 + r + (r * r / 3)) * Math.Exp(-r);
    }

    /// <summary>dk / d(r²) = -5/6 (1 + √5 r) exp(-√5 r).</summary>
    internal static double MaternSlope(double squared)
    {
        var r = RootOfFive * Math.Sqrt(squared);
        return -5.0 / 6 * (1 + r) * Math.Exp(-r);
    }

    private static (double Mean, double[] Values, double Deviation) Standardised(double[] values)
    {
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
        deviation = deviation > 0 ? deviation : 1;
        return (mean, Array.ConvertAll(values, v => (v - mean) / deviation), deviation);
    }

    private double[][][] Distances() => [.. _places.Select((p, i) => _places.Take(i + 1).Select(q => Squares(p, q)).ToArray())];

    /// <summary>The squared distance along each axis; 1 between two values without an order.</summary>
    private double[] Squares(double[] a, double[] b)
    {
        var squares = new double[_axes.Length];
        for (var i = 0; i < squares.Length; i++)
        {
            var difference = a[i] - b[i];
            squares[i] = _axes[i].Domain.IsUnordered ? difference == 0 ? 0 : 1 : difference * difference;
        }

        return squares;
    }
}
