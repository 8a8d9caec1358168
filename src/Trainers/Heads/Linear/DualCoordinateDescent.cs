using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Trainers.HeadFitting;

/// <summary>
/// The dual of the linear machine with squared hinge: min over a >= 0 of aᵀ(Q + D)a / 2 - sum a, Q_ij = y_i y_j x_i x_j, D_ii = 1 / (2 cost_i), one a_i at a
/// time in random order, w = sum a_i y_i x_i at hand; those at 0 that the last pass's gradients leave there are passed over (Hsieh et al. 2008, algorithm 3).
/// </summary>
internal sealed class DualCoordinateDescent
{
    /// <summary>A projected gradient that is no larger changes nothing.</summary>
    private const double Negligible = 1e-12;

    private readonly FeatureRows _rows;
    private readonly int[] _chosen;
    private readonly double[] _signs;
    private readonly double[] _diagonal;
    private readonly double[] _curvature;
    private readonly double[] _alphas;
    private readonly double _biasScale;

    /// <summary>Takes the rows that are chosen, the sign of each of all rows, and the cost of each of all rows.</summary>
    public DualCoordinateDescent(FeatureRows rows, int[] chosen, double[] signs, double[] costs, double biasScale)
    {
        (_rows, _chosen, _biasScale) = (rows, chosen, biasScale);
        _signs = Array.ConvertAll(chosen, r => signs[r]);
        _diagonal = Array.ConvertAll(chosen, r => 0.5 / costs[r]);
        _curvature = [.. chosen.Select((r, i) => _diagonal[i] + (biasScale * biasScale) + RowProducts.Dot(rows[r], rows[r]))];
        _alphas = new double[chosen.Length];
        Weights = new double[rows.Width + 1];
    }

    /// <summary>w, and the weight of the constant feature behind it.</summary>
    public double[] Weights { get; }

    /// <summary>The constant of the score.</summary>
    public double Bias => Weights[^1] * _biasScale;

    /// <summary>The dual's value: minus the primal's at the optimum.</summary>
    public double Objective => (Vectors.Dot(Weights, Weights) / 2) + _alphas.Select((a, i) => a * ((_diagonal[i] * a / 2) - 1)).Sum();

    /// <summary>w x + b.</summary>
    public double Score(ReadOnlySpan<float> row) => RowProducts.Dot(row, Weights) + Bias;

    /// <summary>Passes over the rows until the projected gradients of all span no more than the tolerance.</summary>
    public void Solve(double tolerance, int passes, RandomStream random, CancellationToken cancellation)
    {
        var order = Enumerable.Range(0, _chosen.Length).ToArray();
        var (active, bound) = (order.Length, double.PositiveInfinity);
        for (var pass = 0; pass < passes; pass++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (least, most) = Pass(order, ref active, bound, ref random);
            if (most - least > tolerance)
            {
                bound = most > 0 ? most : double.PositiveInfinity;
            }
            else if (active == order.Length)
            {
                return;
            }
            else
            {
                (active, bound) = (order.Length, double.PositiveInfinity);
            }
        }
    }

    private (double Least, double Most) Pass(int[] order, ref int active, double bound, ref RandomStream random)
    {
        for (var i = active - 1; i > 0; i--)
        {
            var j = (int)(random.NextBits() % (ulong)(i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }

        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var place = 0; place < active; place++)
        {
            var i = order[place];
            var gradient = Gradient(i);
            if (_alphas[i] <= 0 && gradient > bound)
            {
                active--;
                (order[place], order[active]) = (order[active], order[place]);
                place--;
                continue;
            }

            var projected = _alphas[i] <= 0 ? Math.Min(gradient, 0) : gradient;
            (least, most) = (Math.Min(least, projected), Math.Max(most, projected));
            if (Math.Abs(projected) > Negligible)
            {
                Move(i, Math.Max(_alphas[i] - (gradient / _curvature[i]), 0));
            }
        }

        return active == 0 ? (0, 0) : (least, most);
    }

    private double Gradient(int i) => (_signs[i] * Score(_rows[_chosen[i]])) - 1 + (_diagonal[i] * _alphas[i]);

    private void Move(int i, double alpha)
    {
        var change = (alpha - _alphas[i]) * _signs[i];
        _alphas[i] = alpha;
        RowProducts.Add(Weights, change, _rows[_chosen[i]]);
        Weights[^1] += change * _biasScale;
    }
}
