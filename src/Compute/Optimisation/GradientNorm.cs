using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Kernels.Updates;
using MLNetVision.Compute.Threading;
using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Compute.Optimisation;

/// <summary>The Euclidean norm of all gradients together, the penalty's among them.</summary>
internal sealed class GradientNorm(PieceTable pieces, Penalty penalty, int lanes) : LaneWork(lanes)
{
    private readonly double[] _squares = new double[pieces.Chunks];

    public double Measure(WorkerPool pool)
    {
        pool.Run(_squares.Length, this);
        var sum = 0.0;
        foreach (var square in _squares)
        {
            sum += square;
        }

        return Math.Sqrt(sum);
    }

    protected override void Part<T>(int part)
    {
        var sum = 0.0;
        foreach (ref readonly var piece in pieces.OfChunk(part))
        {
            var squares = piece.IsPenalised ? new GradientSquares(penalty.L1, penalty.L2) : new GradientSquares(0, 0);
            sum += SumKernel.Run(T.Count, piece.Gradient, piece.Weights, squares);
        }

        _squares[part] = sum;
    }
}
