using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Kernels.Moves;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Losses;

/// <summary>Runs a loss over rows of scores [rows, classes], and its gradient back. Losses are summed in double precision, in fixed blocks of rows.</summary>
internal sealed unsafe class RowLossLoop<TLoss>(TLoss loss, int rows, int classes) : LaneWork
    where TLoss : struct, IRowLoss
{
    private const int BlockFloats = 4096;

    private readonly int _block = Math.Max(1, BlockFloats / classes);
    private readonly double[] _sums = new double[(rows + Math.Max(1, BlockFloats / classes) - 1) / Math.Max(1, BlockFloats / classes)];
    private RowLossInputs _inputs;
    private float* _to;
    private float* _scratch;
    private double _factor;
    private Aim _aim;

    private enum Aim
    {
        Value,
        Scores,
        Target,
    }

    /// <summary>Floats of scratch: a row a block.</summary>
    public long ScratchCount => (long)_sums.Length * classes;

    /// <summary>The sum of the losses of all rows that count.</summary>
    public double Forward(WorkerPool pool, in RowLossInputs inputs)
    {
        (_inputs, _aim) = (inputs, Aim.Value);
        pool.Run(_sums.Length, this);
        var sum = 0.0;
        foreach (var part in _sums)
        {
            sum += part;
        }

        return sum;
    }

    /// <summary>The gradient of the scores, or of the target's probabilities, times a factor.</summary>
    public void Backward(WorkerPool pool, in RowLossInputs inputs, double factor, Floats to, bool adds, bool toTarget, Floats scratch)
    {
        _inputs = inputs;
        _factor = factor;
        _to = to.Start;
        _scratch = adds ? scratch.Start : null;
        _aim = toTarget ? Aim.Target : Aim.Scores;
        pool.Run(_sums.Length, this);
    }

    protected override void Part<T>(int part)
    {
        var sum = 0.0;
        var end = Math.Min(rows, (part + 1) * _block);
        for (var i = part * _block; i < end; i++)
        {
            var row = _inputs.Row(i, classes);
            var counts = _inputs.Counts(i);
            if (_aim != Aim.Value)
            {
                Gradient<T>(row, counts, _to + ((long)i * classes), _scratch is null ? null : _scratch + ((long)part * classes));
            }
            else if (counts)
            {
                sum += loss.Value<T>(row);
            }
        }

        if (_aim == Aim.Value)
        {
            _sums[part] = sum;
        }
    }

    private void Gradient<T>(in ClassRow row, bool counts, float* to, float* scratch)
        where T : struct, ILanes<T>
    {
        var target = scratch is null ? to : scratch;
        if (!counts)
        {
            new Span<float>(target, classes).Clear();
        }
        else if (_aim == Aim.Scores)
        {
            loss.Slopes<T>(row, _factor, target);
        }
        else
        {
            loss.TargetSlopes<T>(row, _factor, target);
        }

        if (scratch is not null)
        {
            FloatRun.Add<T>(scratch, to, classes);
        }
    }
}
