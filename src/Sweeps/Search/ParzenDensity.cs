using MLNetVision.Metrics;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Sweeps.Search;

/// <summary>
/// A density over axes from 0 to 1: the mean of one product of kernels a point, and of one that is the same everywhere. On an ordered axis a kernel is a normal
/// density cut at the ends; on an unordered one it gives most to the point's own value, and the rest to all alike.
/// </summary>
internal sealed class ParzenDensity
{
    /// <summary>
    /// The width of a kernel of a single point; it shrinks with points and axes as Scott's rule says. It does not shrink with the spread of the points: that
    /// lets a search run into the first good place it sees.
    /// </summary>
    private const double WidthOfOne = 0.1;

    private readonly Axis[] _axes;
    private readonly double[][] _points;
    private readonly double _width;
    private readonly double[] _logPeaks;

    public ParzenDensity(Axis[] axes, double[][] points)
    {
        (_axes, _points) = (axes, points);
        _width = WidthOfOne * Math.Pow(points.Length + 1, -1.0 / (axes.Length + 4));
        _logPeaks = Array.ConvertAll(points, LogPeak);
    }

    /// <summary>A place of this density.</summary>
    public double[] Draw(ref RandomStream random)
    {
        var component = random.NextBelow(_points.Length + 1);
        var place = new double[_axes.Length];
        for (var i = 0; i < place.Length; i++)
        {
            place[i] = _axes[i].Settled(component == _points.Length ? random.NextUniform() : Near(_points[component][i], i, ref random));
        }

        return place;
    }

    /// <summary>The logarithm of the density at a place.</summary>
    public double Log(double[] place)
    {
        var logs = new double[_points.Length + 1];
        for (var k = 0; k < _points.Length; k++)
        {
            logs[k] = _logPeaks[k];
            for (var i = 0; i < place.Length; i++)
            {
                var z = (place[i] - _points[k][i]) / _width;
                logs[k] += _axes[i].Domain.IsUnordered ? Math.Log(Share(z == 0, i) * _axes[i].Domain.Count!.Value) : -z * z / 2;
            }
        }

        var most = logs.Max();
        return most + Math.Log(logs.Sum(l => Math.Exp(l - most)) / logs.Length);
    }

    /// <summary>What the normal kernels of a point multiply to at the point itself: 1 / (√(2π) w (Φ((1 - x) / w) - Φ(-x / w))) an axis.</summary>
    private double LogPeak(double[] point)
    {
        var sum = 0.0;
        for (var i = 0; i < point.Length; i++)
        {
            var inside = NormalDistribution.Below((1 - point[i]) / _width) - NormalDistribution.Below(-point[i] / _width);
            sum -= _axes[i].Domain.IsUnordered ? 0 : Math.Log(Math.Sqrt(2 * Math.PI) * _width * inside);
        }

        return sum;
    }

    private double Near(double centre, int axis, ref RandomStream random)
    {
        if (_axes[axis].Domain.IsUnordered)
        {
            var own = random.NextUniform() < Share(same: true, axis) - Share(same: false, axis);
            var other = random.NextUniform();
            return own ? centre : other;
        }

        while (true)
        {
            var place = centre + (_width * random.NextNormal());
            if (place is >= 0 and <= 1)
            {
                return place;
            }
        }
    }

    /// <summary>(1 + a) / (1 + c a) for the point's own of c values, a / (1 + c a) for each other, where a is the less the more points there are.</summary>
    private double Share(bool same, int axis)
    {
        var rest = 1.0 / (_points.Length + 1);
        return ((same ? 1 : 0) + rest) / (1 + (_axes[axis].Domain.Count!.Value * rest));
    }
}
