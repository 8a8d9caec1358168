using MLNetVision.Compute.Threading;
using MLNetVision.Estimators.Embedding.Affinities;
using MLNetVision.Estimators.Embedding.Forces;
using MLNetVision.Estimators.Embedding.Forces.Kernels;

namespace MLNetVision.Estimators.Embedding.Descent;

/// <summary>
/// Moves points until their divergence from the probabilities is low: first with exaggerated attraction and little momentum, then as it is. At a
/// cancellation the best map so far stays.
/// </summary>
internal sealed class TSneDescent
{
    private const int IterationsOfCheck = 50;
    private readonly TSneOptions _options;
    private readonly Student _student;
    private readonly Workers _workers;
    private readonly Reports _reports;
    private readonly IRepulsion _repulsion;
    private readonly Attraction _attraction;
    private readonly double _negativeEntropy;
    private readonly double _rate;
    private readonly float[] _map;
    private readonly float[] _best;
    private readonly float[] _pull;
    private readonly float[] _push;
    private double _bestDivergence = double.PositiveInfinity;
    private double _lastDivergence = double.NaN;
    private bool _lastIsBest = true;
    private int _iteration;

    /// <param name="affinity">The probabilities.</param>
    /// <param name="start">Where points begin: all first coordinates, then all second ones, and so on. It is moved.</param>
    /// <param name="options">How.</param>
    /// <param name="repulsion">What pushes.</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="reports">Who is told.</param>
    public TSneDescent(Affinity affinity, float[] start, TSneOptions options, IRepulsion repulsion, Workers workers, Reports reports)
    {
        (_map, _options, _workers, _reports, _repulsion) = (start, options, workers, reports, repulsion);
        _student = options.Student();
        _attraction = new Attraction(affinity, options.Dimensions, _student, workers);
        (_best, _pull, _push) = ((float[])start.Clone(), new float[start.Length], new float[start.Length]);
        _negativeEntropy = affinity.NegativeEntropy(workers.Cancellation);
        _rate = options.LearningRate ?? Math.Max(affinity.Points / options.EarlyExaggeration, 50);
    }

    /// <summary>Does all iterations, or as many as there is time for.</summary>
    public Descended Run()
    {
        try
        {
            Stage(_options.ExaggeratedIterations, _options.EarlyExaggeration, momentum: 0.5f);
            (_bestDivergence, _lastDivergence, _lastIsBest) = (double.PositiveInfinity, double.NaN, true);
            Stage(_options.Iterations, exaggeration: 1, momentum: 0.8f);
            var divergence = _attraction.Divergence(_map, _repulsion.Push(_map, _push), _negativeEntropy);
            return divergence <= _bestDivergence
                ? new Descended(_map, divergence, _iteration, false)
                : new Descended(_best, _bestDivergence, _iteration, false);
        }
        catch (OperationCanceledException) when (_workers.Cancellation.IsCancellationRequested)
        {
            return new Descended(_lastIsBest ? _map : _best, _lastIsBest ? _lastDivergence : _bestDivergence, _iteration, true);
        }
    }

    private void Stage(int last, double exaggeration, float momentum)
    {
        var steps = new GainedSteps(_map.Length, _workers);
        var bestIteration = _iteration;
        while (_iteration < last)
        {
            _attraction.Pull(_map, _pull);
            var total = _repulsion.Push(_map, _push);
            var isCheck = (_iteration + 1) % IterationsOfCheck == 0;
            var isBetter = isCheck && Check(total, exaggeration);
            var scale = _student.GradientScale;
            var norm = steps.Take(_map, _pull, _push, new Step((float)(scale * exaggeration), (float)(scale / total), momentum, (float)_rate));
            _iteration++;
            if (!isCheck)
            {
                continue;
            }

            _reports.Tell(new TSneProgressed(_iteration, _options.Iterations, _lastDivergence, norm));
            bestIteration = isBetter ? _iteration : bestIteration;
            if (_iteration - bestIteration > _options.Patience || norm <= _options.LeastGradient)
            {
                break;
            }
        }
    }

    /// <summary>Measures the map, and keeps it if it is the best yet.</summary>
    private bool Check(double total, double exaggeration)
    {
        var plain = _attraction.Divergence(_map, total, _negativeEntropy);

        // Of probabilities x p: the sum of x p log(x p / q).
        _lastDivergence = exaggeration * (plain + Math.Log(exaggeration));
        if (!double.IsFinite(_lastDivergence))
        {
            throw new InvalidOperationException(
                $"TSne: the map grew beyond all bounds before iteration {_iteration + 1}, with a LearningRate of {_rate}. Lower it, or leave it to be chosen.");
        }

        _lastIsBest = _lastDivergence < _bestDivergence;
        if (_lastIsBest)
        {
            _bestDivergence = _lastDivergence;
            _map.CopyTo(_best, 0);
        }

        return _lastIsBest;
    }
}

/// <summary>What a descent came to.</summary>
/// <param name="Map">The places: all first coordinates, then all second ones, and so on.</param>
/// <param name="Divergence">Kullback and Leibler's; not a number where it ended before one was measured.</param>
/// <param name="Iterations">How many were done.</param>
/// <param name="WasCancelled">Whether somebody ended it.</param>
internal sealed record Descended(float[] Map, double Divergence, int Iterations, bool WasCancelled);
