using MLNetVision.Networks.Initialisers;
using MLNetVision.Trainers.HeadFitting;

namespace MLNetVision.Trainers.Detection;

/// <summary>
/// A linear machine with squared hinge over regions that come and go: |w|² / 2 + sum c_i max(0, 1 - y_i (w s x_i + b))², solved in its dual one a_i at a time
/// (Hsieh et al. 2008), beginning with the a of the last solution. s scales the features, b is w's last number times the bias' scale.
/// </summary>
/// <param name="width">Features of a region.</param>
/// <param name="scale">What features are multiplied by.</param>
/// <param name="options">Costs and tolerance.</param>
/// <param name="seed">Where the order of visits begins.</param>
internal sealed class RegionMachine(int width, double scale, RegionMachineOptions options, ulong seed)
{
    private const double Negligible = 1e-12;

    private readonly double[] _weights = new double[width + 1];
    private readonly List<HeldRegion> _regions = [];
    private readonly HashSet<RegionPlace> _places = [];
    private ulong _solved;

    public IReadOnlyList<HeldRegion> Regions => _regions;

    /// <summary>w for features that are not scaled.</summary>
    public double[] Weights => [.. _weights.Take(width).Select(w => w * scale)];

    public double Bias => _weights[width] * options.BiasScale;

    public bool Holds(RegionPlace place) => _places.Contains(place);

    public double Score(ReadOnlySpan<float> features) => (RowProducts.Dot(features, _weights) * scale) + Bias;

    public void Add(RegionPlace place, float[] features, bool isOfClass)
    {
        if (_places.Add(place))
        {
            _regions.Add(new HeldRegion(place, features, isOfClass, RowProducts.Dot(features, features) * scale * scale));
        }
    }

    /// <summary>Lets go of regions that are not of the class, weigh nothing and are scored below a bound.</summary>
    public int Evict(double bound)
    {
        var easy = _regions.RemoveAll(r => !r.IsOfClass && r.Alpha <= 0 && Score(r.Features) < bound);
        _places.Clear();
        _places.UnionWith(_regions.Select(r => r.Place));
        return easy;
    }

    /// <summary>Finds the optimum of the regions at hand, to the tolerance or to the end of the passes.</summary>
    public void Solve(CancellationToken cancellation)
    {
        var random = new RandomStream(RandomStream.SeedAt(seed, ++_solved));
        var order = _regions.ToArray();
        var bound = double.PositiveInfinity;
        Array.ForEach(order, r => r.IsPassedOver = false);
        for (var pass = 0; pass < options.MaxPasses; pass++)
        {
            cancellation.ThrowIfCancellationRequested();
            random.Shuffle<HeldRegion>(order);
            var (least, most) = Pass(order, bound);
            var isNarrow = !(most - least > options.Tolerance);
            if (isNarrow && double.IsPositiveInfinity(bound))
            {
                return;
            }

            bound = isNarrow || most <= 0 ? double.PositiveInfinity : most;
            if (isNarrow)
            {
                Array.ForEach(order, r => r.IsPassedOver = false);
            }
        }
    }

    /// <summary>Visits the regions that are not passed over; gives the span of the projected gradients.</summary>
    private (double Least, double Most) Pass(HeldRegion[] order, double bound)
    {
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var region in order)
        {
            if (region.IsPassedOver)
            {
                continue;
            }

            var diagonal = 0.5 / (options.Cost * (region.IsOfClass ? options.PositiveWeight : 1));
            var gradient = ((region.IsOfClass ? 1 : -1) * Score(region.Features)) - 1 + (diagonal * region.Alpha);
            if (region.Alpha <= 0 && gradient > bound)
            {
                region.IsPassedOver = true;
                continue;
            }

            var projected = region.Alpha <= 0 ? Math.Min(gradient, 0) : gradient;
            (least, most) = (Math.Min(least, projected), Math.Max(most, projected));
            if (Math.Abs(projected) > Negligible)
            {
                Move(region, Math.Max(region.Alpha - (gradient / (diagonal + region.Square + (options.BiasScale * options.BiasScale))), 0));
            }
        }

        return (least, most);
    }

    private void Move(HeldRegion region, double alpha)
    {
        var change = (alpha - region.Alpha) * (region.IsOfClass ? 1 : -1);
        region.Alpha = alpha;
        RowProducts.Add(_weights, change * scale, region.Features);
        _weights[width] += change * options.BiasScale;
    }
}
