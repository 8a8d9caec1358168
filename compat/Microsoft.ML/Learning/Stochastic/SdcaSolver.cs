using Microsoft.ML.Compat.Hosting;
using Microsoft.ML.Compat.Learning.Kernels;
using Microsoft.ML.Compat.Learning.Objectives;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Compat.Learning.Stochastic;

/// <summary>
/// Stochastic dual coordinate ascent (Shalev-Shwartz and Zhang, Accelerated proximal stochastic dual coordinate ascent, 2014): one dual variable a row,
/// each pass improving them one after the other. The bias is the weight of a constant feature plus a part that successive over-relaxation keeps
/// unpenalised.
/// </summary>
internal sealed class SdcaSolver
{
    private readonly TrainingRows _rows;
    private readonly ISupportSdcaLoss _loss;
    private readonly SdcaSettings _settings;
    private readonly float _scale;
    private readonly float[] _duals;
    private readonly float[] _invariants;
    private readonly float[] _weights;
    private readonly SoftThreshold _threshold;
    private float _penalisedBias;
    private float _freeBias;

    public SdcaSolver(TrainingRows rows, ISupportSdcaLoss loss, SdcaSettings settings)
    {
        _rows = rows;
        _loss = loss;
        _settings = settings;
        _scale = 1 / (settings.L2 * rows.Count);
        _duals = new float[rows.Count];
        _weights = new float[rows.FeatureCount];
        _threshold = settings.L1Threshold == 0 ? null : new SoftThreshold(settings.L1Threshold, _weights);
        _invariants = [.. Enumerable.Range(0, rows.Count).Select(Invariant)];
    }

    private float Bias => _penalisedBias + _freeBias;

    /// <summary>Runs until the duality gap is small; gives the point with the lowest loss seen at a check, or else the last one.</summary>
    /// <param name="random">Gives each pass an order of rows; null goes through them as they are.</param>
    public LinearPoint Solve(Random random)
    {
        LinearPoint best = null;
        var leastLoss = double.PositiveInfinity;
        for (var pass = 1; pass <= _settings.Iterations; pass++)
        {
            foreach (var row in RowOrder.Of(_rows.Count, random is null ? null : new TauswortheRandom(random.Next())))
                Improve(row);
            if (_settings.CheckFrequency <= 0 || pass % _settings.CheckFrequency != 0)
                continue;
            var (loss, gap) = Losses();
            if (loss < leastLoss)
                (best, leastLoss) = (Current(), loss);
            if (gap / loss < _settings.Tolerance)
                break;
        }

        return best ?? Current();
    }

    private LinearPoint Current() => new((float[])_weights.Clone(), Bias);

    private float Invariant(int row)
    {
        var values = _rows.Features(row).Values;
        var square = Lanes.SumOfSquares(values) + (_settings.BiasLearningRate == 0 ? 1 : 0);
        return _loss.ComputeDualUpdateInvariant(square * _scale * _rows.Weight(row));
    }

    private float Output(int row) => _rows.Features(row).Dot(_weights) + Bias;

    private void Improve(int row)
    {
        var dual = _duals[row];
        var adjustment = _settings.BiasLearningRate * _settings.L2 * (_threshold?.Bias ?? _penalisedBias);
        var update = _loss.DualUpdate(Output(row), _rows.Label(row), dual, _invariants[row], 1) - adjustment;
        _duals[row] = dual + update;
        var step = update * _scale * _rows.Weight(row);
        _freeBias += adjustment * _scale * _rows.Weight(row);
        if (_threshold is null)
        {
            _rows.Features(row).AddTo(_weights, step);
            _penalisedBias += step;
            return;
        }

        _threshold.Step(_rows.Features(row), step);
        if (_settings.BiasLearningRate == 0)
            _penalisedBias = _threshold.ShrunkBias;
    }

    /// <summary>The penalised loss and its distance from the dual, which bounds how far the optimum is.</summary>
    private (double Loss, double Gap) Losses()
    {
        double primal = 0, dual = 0;
        for (var i = 0; i < _rows.Count; i++)
        {
            primal += _loss.Loss(Output(i), _rows.Label(i)) * _rows.Weight(i);
            dual += _loss.DualLoss(_rows.Label(i), _duals[i]) * _rows.Weight(i);
        }

        double l2 = _settings.L2;
        var squares = l2 * (Lanes.SumOfSquares(_weights) + (_penalisedBias * _penalisedBias)) * 0.5;
        var magnitudes = _settings.L1Threshold * l2 * (Lanes.SumOfMagnitudes(_weights) + Math.Abs(_penalisedBias));
        var loss = (primal / _rows.Count) + squares + magnitudes;
        return (loss, loss - ((dual / _rows.Count) - squares - (l2 * _freeBias * _penalisedBias)));
    }
}
