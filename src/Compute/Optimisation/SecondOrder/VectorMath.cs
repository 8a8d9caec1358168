using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Kernels.Updates;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Optimisation.SecondOrder;

/// <summary>Linear algebra on vectors over the space of parameters, a chunk a part. Sums are taken in double precision, in the order of the chunks.</summary>
internal sealed class VectorMath(ParameterSpace space, WorkerPool pool, int lanes) : LaneWork(lanes)
{
    private readonly double[] _partials = new double[space.Chunks];
    private Operation _operation;
    private Floats _destination;
    private Floats _left;
    private Floats _right;
    private float _a;
    private float _b;

    private enum Operation
    {
        Combine,
        Dot,
        Magnitudes,
        Largest,
    }

    public double Dot(Floats left, Floats right) => Sum(Operation.Dot, left, right);

    /// <summary>The sum of magnitudes.</summary>
    public double Magnitudes(Floats vector) => Sum(Operation.Magnitudes, vector, vector);

    public double Largest(Floats vector)
    {
        Start(Operation.Largest, default, 0, vector, 0, vector);
        var largest = 0.0;
        foreach (var partial in _partials)
        {
            largest = Math.Max(largest, partial);
        }

        return largest;
    }

    /// <summary>destination = a left + b right.</summary>
    public void Combine(Floats destination, double a, Floats left, double b, Floats right) =>
        Start(Operation.Combine, destination, (float)a, left, (float)b, right);

    protected override void Part<T>(int part)
    {
        var (left, right) = (Chunk(_left, part), Chunk(_right, part));
        switch (_operation)
        {
            case Operation.Combine:
                VectorKernel.Combine<T>(Chunk(_destination, part), _a, left, _b, right);
                break;
            case Operation.Dot:
                _partials[part] = SumKernel.Run(T.Count, left, right, default(Products));
                break;
            case Operation.Magnitudes:
                _partials[part] = SumKernel.Run(T.Count, left, right, default(Magnitudes));
                break;
            default:
                _partials[part] = VectorKernel.Largest(left);
                break;
        }
    }

    private static Floats Chunk(Floats vector, int part)
    {
        var start = (long)part * ParameterSpace.ChunkSize;
        return vector.Slice(start, Math.Min(ParameterSpace.ChunkSize, vector.Count - start));
    }

    private double Sum(Operation operation, Floats left, Floats right)
    {
        Start(operation, default, 0, left, 0, right);
        var sum = 0.0;
        foreach (var partial in _partials)
        {
            sum += partial;
        }

        return sum;
    }

    private void Start(Operation operation, Floats destination, float a, Floats left, float b, Floats right)
    {
        (_operation, _destination, _left, _right, _a, _b) = (operation, destination, left, right, a, b);
        pool.Run(_partials.Length, this);
    }
}
