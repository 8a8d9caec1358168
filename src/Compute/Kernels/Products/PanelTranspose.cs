using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Products;

/// <summary>
/// Panels of a weight seen from its inputs: from [panel of outputs][tap][input][lane] to [panel of inputs][chosen tap][output][lane], as gradients with respect
/// to inputs multiply with.
/// </summary>
internal sealed unsafe class PanelTranspose(int outputs, int inputs, int taps, int[] chosen) : IParallelWork
{
    private float* _from;
    private float* _to;

    /// <summary>Floats of the result.</summary>
    public long Count => (long)Panels * chosen.Length * outputs * LaneWidth.Panel;

    private int Panels { get; } = (inputs + LaneWidth.Panel - 1) / LaneWidth.Panel;

    public void Run(WorkerPool pool, Floats from, Floats to)
    {
        _from = from.Start;
        _to = to.Start;
        pool.Run(Panels * chosen.Length, this);
    }

    void IParallelWork.Run(int part)
    {
        var width = LaneWidth.Panel;
        var first = part / chosen.Length * width;
        var lanes = Math.Min(width, inputs - first);
        var to = _to + ((long)part * outputs * width);
        if (lanes < width)
        {
            new Span<float>(to, outputs * width).Clear();
        }

        for (var block = 0; block < outputs; block += width)
        {
            var from = _from + ((((long)block / width * taps) + chosen[part % chosen.Length]) * inputs * width) + ((long)first * width);
            var count = Math.Min(width, outputs - block);
            for (var lane = 0; lane < lanes; lane++)
            {
                for (var o = 0; o < count; o++)
                {
                    to[((block + o) * width) + lane] = from[(lane * width) + o];
                }
            }
        }
    }
}
