namespace MLNetVision.Trainers.HeadFitting;

/// <summary>L-BFGS in double precision for smooth convex functions (Nocedal and Wright 2006, algorithms 7.4 and 7.5).</summary>
internal sealed class QuasiNewton(SmoothFunction function, int size)
{
    private const int History = 10;

    private readonly List<(double[] Step, double[] Change, double Curvature)> _pairs = [];
    private double[] _point = new double[size];
    private double[] _gradient = new double[size];
    private double[] _next = new double[size];
    private double[] _nextGradient = new double[size];

    /// <summary>Goes from 0 to the minimum.</summary>
    /// <param name="tolerance">The largest component of the gradient at which it is done.</param>
    /// <param name="iterations">The most iterations.</param>
    /// <param name="watch">Is told the number of each iteration that is done.</param>
    /// <returns>The point reached.</returns>
    public double[] Minimise(double tolerance, int iterations, Action<int>? watch = null)
    {
        var value = function(_point, _gradient);
        var direction = new double[size];
        for (var i = 0; i < iterations && Vectors.Largest(_gradient) > tolerance; i++)
        {
            Direct(direction);
            var slope = Vectors.Dot(_gradient, direction);
            var step = _pairs.Count == 0 ? Math.Min(1, 1 / Math.Sqrt(-slope)) : 1;
            var reached = new LineSearch(function).Run(_point, value, slope, direction, step, _next, _nextGradient);
            if (double.IsNaN(reached) && _pairs.Count == 0)
            {
                break;
            }

            if (double.IsNaN(reached))
            {
                _pairs.Clear();
                continue;
            }

            Remember();
            (_point, _next, _gradient, _nextGradient, value) = (_next, _point, _nextGradient, _gradient, reached);
            watch?.Invoke(i + 1);
        }

        return _point;
    }

    private void Direct(double[] direction)
    {
        Vectors.Scale(direction, -1, _gradient);
        Span<double> alphas = stackalloc double[History];
        for (var i = _pairs.Count - 1; i >= 0; i--)
        {
            alphas[i] = Vectors.Dot(_pairs[i].Step, direction) / _pairs[i].Curvature;
            Vectors.Add(direction, -alphas[i], _pairs[i].Change);
        }

        if (_pairs.Count > 0)
        {
            var (_, change, curvature) = _pairs[^1];
            Vectors.Scale(direction, curvature / Vectors.Dot(change, change), direction);
        }

        for (var i = 0; i < _pairs.Count; i++)
        {
            var beta = Vectors.Dot(_pairs[i].Change, direction) / _pairs[i].Curvature;
            Vectors.Add(direction, alphas[i] - beta, _pairs[i].Step);
        }
    }

    private void Remember()
    {
        var (step, change) = _pairs.Count == History ? (_pairs[0].Step, _pairs[0].Change) : (new double[size], new double[size]);
        if (_pairs.Count == History)
        {
            _pairs.RemoveAt(0);
        }

        for (var i = 0; i < size; i++)
        {
            step[i] = _next[i] - _point[i];
            change[i] = _nextGradient[i] - _gradient[i];
        }

        var curvature = Vectors.Dot(step, change);
        if (curvature > 1e-300)
        {
            _pairs.Add((step, change, curvature));
        }
    }
}
