using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Kernels.Updates;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Optimisation;

/// <summary>Looks at all gradients before any weight is changed.</summary>
internal sealed class GradientCheck(PieceTable pieces, int lanes) : LaneWork(lanes)
{
    private readonly bool[] _isFinite = new bool[pieces.Chunks];

    public bool AreFinite(WorkerPool pool)
    {
        pool.Run(_isFinite.Length, this);
        return !_isFinite.AsSpan().Contains(false);
    }

    protected override void Part<T>(int part)
    {
        var isFinite = true;
        foreach (ref readonly var piece in pieces.OfChunk(part))
        {
            isFinite &= FiniteKernel.AreFinite<T>(piece.Gradient);
        }

        _isFinite[part] = isFinite;
    }
}
