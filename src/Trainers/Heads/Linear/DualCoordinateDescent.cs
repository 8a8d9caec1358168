namespace MLNetVision.Trainers.HeadFitting;

/// <summary>
/// The dual of the linear machine with squared hinge: min over a >= 0 of aᵀ(Q + D)a / 2 - sum a, Q_ij = y_i y_j x_i x_j, D_ii = 1 / (2 cost_i), one a_i at a
/// time in random order, w = sum a_i y_i x_i at hand; those at 0 that the last pass's gradients leave there are passed over (Hsieh et al. 2008, algorithm 3).
/// </summary>
internal sealed class DualCoordinateDescent
{
    /// <summary>A projected gradient that is no larger changes nothing.</summary>
    private const double Negligible = 1e-12;

    /// <summary>A sigmoid needs its scores less exactly than a decision does.</summary>
    private const double ToleranceOfFolds = 10;

    private readonly LinearSvmHead _head;
    private readonly FeatureRows _rows;
    private readonly MachineTask<DualCoordinateDescent> _task;
    private readonly double[] _squares;
    private readonly double[] _alphas;
    private readonly bool[] _isPassedOver;
    private readonly double _tolerance;
    private double _least = double.PositiveInfinity;
    private double _most = double.NegativeInfinity;
    private double _bound = double.PositiveInfinity;
    private bool _passesOver;

    /// <summary>Begins at 0, or at the a of the machine of all rows: the optimum is the same, but nearer.</summary>
    public DualCoordinateDescent(LinearSvmHead head, FeatureRows rows, double[] squares, MachineTask<DualCoordinateDescent> task)
    {
        (_head, _rows, _squares, _task) = (head, rows, squares, task);
        _tolerance = task.Whole is null ? head.Tolerance : ToleranceOfFolds * head.Tolerance;
        _alphas = new double[rows.Count];
        _isPassedOver = new bool[rows.Count];
        Weights = new double[rows.Width + 1];
        foreach (var row in task.Rows)
        {
            if (task.Whole is { } whole && whole._alphas[row] > 0)
            {
                Move(row, whole._alphas[row]);
            }
        }
    }

    /// <summary>w, and the weight of the constant feature behind it.</summary>
    public double[] Weights { get; }

    /// <summary>The constant of the score.</summary>
    public double Bias => Weights[^1] * _head.BiasScale;

    /// <summary>The dual's value: minus the primal's at the optimum.</summary>
    public double Objective => (Vectors.Dot(Weights, Weights) / 2) + _task.Rows.Sum(r => _alphas[r] * ((Diagonal(r) * _alphas[r] / 2) - 1));

    /// <summary>w x + b.</summary>
    public double Score(ReadOnlySpan<float> row) => RowProducts.Dot(row, Weights) + Bias;

    /// <summary>Brings the a of a row where it is best, unless the row is passed over.</summary>
    public void Visit(int row)
    {
        if (_isPassedOver[row])
        {
            return;
        }

        var sign = _task.Data.Signs[row];
        var gradient = (sign * Score(_rows[row])) - 1 + (Diagonal(row) * _alphas[row]);
        if (_alphas[row] <= 0 && gradient > _bound)
        {
            _isPassedOver[row] = _passesOver = true;
            return;
        }

        var projected = _alphas[row] <= 0 ? Math.Min(gradient, 0) : gradient;
        (_least, _most) = (Math.Min(_least, projected), Math.Max(_most, projected));
        if (Math.Abs(projected) > Negligible)
        {
            Move(row, Math.Max(_alphas[row] - (gradient / Curvature(row)), 0));
        }
    }

    /// <summary>Ends a pass; whether the projected gradients of all rows span no more than the tolerance.</summary>
    public bool EndPass()
    {
        var isNarrow = !(_most - _least > _tolerance);
        if (isNarrow && !_passesOver)
        {
            return true;
        }

        _bound = isNarrow || _most <= 0 ? double.PositiveInfinity : _most;
        if (isNarrow)
        {
            Array.Clear(_isPassedOver);
            _passesOver = false;
        }

        (_least, _most) = (double.PositiveInfinity, double.NegativeInfinity);
        return false;
    }

    private double Diagonal(int row) => 0.5 / (_head.C * _task.Data.Weights[row]);

    private double Curvature(int row) => Diagonal(row) + (_head.BiasScale * _head.BiasScale) + _squares[row];

    private void Move(int row, double alpha)
    {
        var change = (alpha - _alphas[row]) * _task.Data.Signs[row];
        _alphas[row] = alpha;
        RowProducts.Add(Weights, change, _rows[row]);
        Weights[^1] += change * _head.BiasScale;
    }
}
