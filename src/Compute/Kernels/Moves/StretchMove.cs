using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Moves;

/// <summary>Copies or adds stretches of numbers: outer times count of them, at even distances on both sides.</summary>
/// <param name="outer">How many groups of stretches.</param>
/// <param name="count">How many stretches a group has.</param>
/// <param name="length">How long each is.</param>
/// <param name="near">How far apart groups and stretches are on one side.</param>
/// <param name="far">And on the other.</param>
internal sealed unsafe class StretchMove(int outer, int count, int length, (long Group, long Stretch) near, (long Group, long Stretch) far) : LaneWork
{
    private const int BlockFloats = 16384;

    private readonly int _linesOfPart = Math.Max(1, BlockFloats / length);
    private readonly int _blocks = (length + BlockFloats - 1) / BlockFloats;
    private float* _from;
    private float* _to;
    private (long Group, long Stretch) _fromStride;
    private (long Group, long Stretch) _toStride;
    private bool _adds;

    /// <summary>From the near side to the far one.</summary>
    public void There(WorkerPool pool, Floats from, Floats to, bool adds) => Run(pool, from, near, to, far, adds);

    /// <summary>From the far side to the near one.</summary>
    public void Back(WorkerPool pool, Floats from, Floats to, bool adds) => Run(pool, from, far, to, near, adds);

    protected override void Part<T>(int part)
    {
        if (_blocks > 1)
        {
            var start = part % _blocks * BlockFloats;
            Move<T>(part / _blocks, start, Math.Min(BlockFloats, length - start));
            return;
        }

        for (var line = part * _linesOfPart; line < Math.Min(outer * count, (part + 1) * _linesOfPart); line++)
        {
            Move<T>(line, 0, length);
        }
    }

    private void Run(
        WorkerPool pool, Floats from, (long Group, long Stretch) fromStride, Floats to, (long Group, long Stretch) toStride, bool adds)
    {
        _from = from.Start;
        _to = to.Start;
        (_fromStride, _toStride, _adds) = (fromStride, toStride, adds);
        pool.Run(_blocks > 1 ? outer * count * _blocks : ((outer * count) + _linesOfPart - 1) / _linesOfPart, this);
    }

    private void Move<T>(int line, int start, int floats)
        where T : struct, ILanes<T>
    {
        var (group, stretch) = Math.DivRem(line, count);
        FloatRun.Move<T>(
            _from + (group * _fromStride.Group) + (stretch * _fromStride.Stretch) + start,
            _to + (group * _toStride.Group) + (stretch * _toStride.Stretch) + start, floats, _adds);
    }
}
