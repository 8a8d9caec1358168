using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Products;

/// <summary>Some taps of a weight's panels: from [panel][tap][input][lane] to [panel][chosen tap][input][lane].</summary>
internal sealed class PanelChoice(int panels, int inputs, int taps, int[] chosen) : IParallelWork
{
    private Floats _from;
    private Floats _to;

    /// <summary>Floats of the result.</summary>
    public long Count => (long)panels * chosen.Length * Row;

    private long Row => (long)inputs * LaneWidth.Panel;

    public void Run(WorkerPool pool, Floats from, Floats to)
    {
        (_from, _to) = (from, to);
        pool.Run(panels * chosen.Length, this);
    }

    void IParallelWork.Run(int part)
    {
        var from = (((long)part / chosen.Length * taps) + chosen[part % chosen.Length]) * Row;
        _from.Slice(from, Row).Span.CopyTo(_to.Slice(part * Row, Row).Span);
    }
}
