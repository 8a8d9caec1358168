using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Kernels.Updates;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Optimisation;

/// <summary>The update of all parameters, a chunk a part.</summary>
internal sealed class UpdateWork<TUpdate>(PieceTable pieces, int lanes) : LaneWork(lanes)
    where TUpdate : struct, IUpdate<TUpdate>
{
    private TUpdate _update;
    private StepTerms _terms;

    public void Run(WorkerPool pool, TUpdate update, StepTerms terms)
    {
        _update = update;
        _terms = terms;
        pool.Run(pieces.Chunks, this);
    }

    protected override void Part<T>(int part)
    {
        foreach (ref readonly var piece in pieces.OfChunk(part))
        {
            UpdateKernel.Run<T, TUpdate>(piece, _terms.For(piece), _update);
        }
    }
}
