using MLNetVision.Compute.Kernels.Updates;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Optimisation;

/// <summary>The update of all parameters, a chunk a part.</summary>
internal sealed class UpdateWork<TUpdate>(PieceTable pieces, LaneWidth width) : IParallelWork
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

    public void Run(int part)
    {
        foreach (ref readonly var piece in pieces.OfChunk(part))
        {
            UpdateKernel.Run(width, piece, _terms.For(piece), _update);
        }
    }
}
