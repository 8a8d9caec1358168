namespace MLNetVision.Trainers.HeadFitting;

/// <summary>
/// Sequential minimal optimisation of min over a_i from 0 to cost_i, sum y_i a_i = 0 of aᵀQa / 2 - sum a, Q_ij = y_i y_j K_ij: two of a at a time, the first
/// the one that misses the conditions of the optimum most, the second the one that with it brings the value down most (Fan, Chen and Lin 2005, working set
/// selection 2).
/// </summary>
internal sealed class MinimalOptimisation
{
    /// <summary>What takes the place of a curvature that is not positive.</summary>
    private const double LeastCurvature = 1e-12;

    private readonly KernelRows _kernel;
    private readonly int[] _rows;
    private readonly double[] _signs;
    private readonly double[] _costs;
    private readonly double[] _diagonal;
    private readonly double[] _alphas;
    private readonly double[] _gradient;

    /// <summary>Takes the rows that are chosen, the sign and the cost of each of all rows, and the kernel of each of all rows with itself.</summary>
    public MinimalOptimisation(KernelRows kernel, int[] rows, double[] signs, double[] costs, Func<int, double> diagonal)
    {
        (_kernel, _rows) = (kernel, rows);
        _signs = Array.ConvertAll(rows, r => signs[r]);
        _costs = Array.ConvertAll(rows, r => costs[r]);
        _diagonal = Array.ConvertAll(rows, r => diagonal(r));
        _alphas = new double[rows.Length];
        _gradient = new double[rows.Length];
        Array.Fill(_gradient, -1);
    }

    /// <summary>Changes pairs until the conditions are missed by no more than the tolerance.</summary>
    public KernelMachine Solve(double tolerance, long iterations, CancellationToken cancellation)
    {
        for (var iteration = 0L; iteration < iterations; iteration++)
        {
            if (iteration % 256 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            var first = First(out var most);
            if (first < 0 || !TrySecond(first, most, tolerance, out var second))
            {
                break;
            }

            Change(first, second);
        }

        return Machine();
    }

    private bool CanGrow(int i) => _signs[i] > 0 ? _alphas[i] < _costs[i] : _alphas[i] > 0;

    private bool CanShrink(int i) => _signs[i] > 0 ? _alphas[i] > 0 : _alphas[i] < _costs[i];

    /// <summary>The largest -y_i G_i of those whose y_i a_i can grow.</summary>
    private int First(out double most)
    {
        var first = -1;
        most = double.NegativeInfinity;
        for (var i = 0; i < _rows.Length; i++)
        {
            if (CanGrow(i) && -_signs[i] * _gradient[i] > most)
            {
                (first, most) = (i, -_signs[i] * _gradient[i]);
            }
        }

        return first;
    }

    private bool TrySecond(int first, double most, double tolerance, out int second)
    {
        second = -1;
        var (least, best) = (double.PositiveInfinity, double.PositiveInfinity);
        var kernel = _kernel[_rows[first]];
        for (var j = 0; j < _rows.Length; j++)
        {
            if (!CanShrink(j))
            {
                continue;
            }

            var value = -_signs[j] * _gradient[j];
            least = Math.Min(least, value);
            var gap = most - value;
            if (gap <= 0)
            {
                continue;
            }

            var curvature = _diagonal[first] + _diagonal[j] - (2 * kernel[_rows[j]]);
            var gain = -(gap * gap) / (curvature > 0 ? curvature : LeastCurvature);
            if (gain < best)
            {
                (second, best) = (j, gain);
            }
        }

        return second >= 0 && most - least > tolerance;
    }

    /// <summary>y_i a_i grows and y_j a_j shrinks by the step that is best, as far as the costs allow.</summary>
    private void Change(int i, int j)
    {
        var ofFirst = _kernel[_rows[i]];
        var ofSecond = _kernel[_rows[j]];
        var curvature = _diagonal[i] + _diagonal[j] - (2 * ofFirst[_rows[j]]);
        var step = ((-_signs[i] * _gradient[i]) + (_signs[j] * _gradient[j])) / (curvature > 0 ? curvature : LeastCurvature);
        var (roomOfFirst, roomOfSecond) = (_signs[i] > 0 ? _costs[i] - _alphas[i] : _alphas[i], _signs[j] > 0 ? _alphas[j] : _costs[j] - _alphas[j]);
        step = Math.Min(step, Math.Min(roomOfFirst, roomOfSecond));
        var (first, second) = (Moved(i, step, step >= roomOfFirst), Moved(j, -step, step >= roomOfSecond));
        var (changeOfFirst, changeOfSecond) = ((first - _alphas[i]) * _signs[i], (second - _alphas[j]) * _signs[j]);
        (_alphas[i], _alphas[j]) = (first, second);
        for (var k = 0; k < _rows.Length; k++)
        {
            _gradient[k] += _signs[k] * ((changeOfFirst * ofFirst[_rows[k]]) + (changeOfSecond * ofSecond[_rows[k]]));
        }
    }

    /// <summary>a_i after y_i a_i moved; exactly at its bound where it was to get there.</summary>
    private double Moved(int i, double step, bool isAtBound) => isAtBound
        ? _signs[i] * step > 0 ? _costs[i] : 0
        : _alphas[i] + (_signs[i] * step);

    /// <summary>The bias is -y_i G_i of those inside their bounds, on average; without any, the middle of where it may be.</summary>
    private KernelMachine Machine()
    {
        var (sum, free, upper, lower) = (0.0, 0, double.PositiveInfinity, double.NegativeInfinity);
        for (var i = 0; i < _rows.Length; i++)
        {
            var value = -_signs[i] * _gradient[i];
            if (CanGrow(i) && CanShrink(i))
            {
                (sum, free) = (sum + value, free + 1);
            }

            upper = CanShrink(i) ? Math.Min(upper, value) : upper;
            lower = CanGrow(i) ? Math.Max(lower, value) : lower;
        }

        int[] support = [.. Enumerable.Range(0, _rows.Length).Where(i => _alphas[i] > 0)];
        return new KernelMachine(
            Array.ConvertAll(support, i => _rows[i]), Array.ConvertAll(support, i => _alphas[i] * _signs[i]), free > 0 ? sum / free : (upper + lower) / 2,
            support.Sum(i => _alphas[i] * (_gradient[i] - 1)) / 2);
    }
}
