using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Estimators.Embedding.Forces.Kernels;

/// <summary>All pairs. Sums are kept in single precision for 256 points and in double precision from there on.</summary>
internal sealed unsafe class ExactRepulsion : LaneWork, IRepulsion
{
    private const int RowsOfPart = 32;
    private const int Block = 256;
    private readonly int _points;
    private readonly int _dimensions;
    private readonly Student _student;
    private readonly Workers _workers;
    private readonly double[] _sums;
    private float[] _map = [];
    private float[] _forces = [];

    public ExactRepulsion(int points, int dimensions, Student student, Workers workers, int? lanes = null)
        : base(lanes ?? LaneWidth.Floats)
    {
        (_points, _dimensions, _student, _workers) = (points, dimensions, student, workers);
        _sums = new double[Workers.Parts(points, RowsOfPart)];
    }

    /// <inheritdoc/>
    public double Push(float[] map, float[] forces)
    {
        (_map, _forces) = (map, forces);
        _workers.Each(_sums.Length, this);
        return _sums.Sum();
    }

    /// <inheritdoc/>
    protected override void Part<T>(int part)
    {
        var total = 0.0;
        fixed (float* map = _map)
        {
            for (var row = part * RowsOfPart; row < Math.Min(_points, (part + 1) * RowsOfPart); row++)
            {
                total += Row<T>(map, row);
            }
        }

        _sums[part] = total;
    }

    private double Row<T>(float* map, int row)
        where T : struct, ILanes<T>
    {
        var sums = stackalloc double[4] { 0, 0, 0, 0 };
        for (var start = 0; start < _points; start += Block)
        {
            var end = Math.Min(_points, start + Block);
            var whole = start + ((end - start) / T.Count * T.Count);
            Stretch<T>(map, row, start, whole, sums);
            Stretch<Lanes1>(map, row, whole, end, sums);
        }

        for (var i = 0; i < _dimensions; i++)
        {
            _forces[(i * _points) + row] = (float)sums[i];
        }

        // The point itself, at distance 0, has q = 1.
        return sums[3] - 1;
    }

    private void Stretch<T>(float* map, int row, int start, int end, double* sums)
        where T : struct, ILanes<T>
    {
        T x = T.Spread(map[row]), y = T.Spread(map[_points + row]), z = _dimensions == 3 ? T.Spread(map[(2 * _points) + row]) : T.Zero;
        T fx = T.Zero, fy = T.Zero, fz = T.Zero, sum = T.Zero;
        for (var j = start; j < end; j += T.Count)
        {
            var dx = x - T.Load(map + j);
            var dy = y - T.Load(map + _points + j);
            var dz = _dimensions == 3 ? z - T.Load(map + (2 * _points) + j) : T.Zero;
            var weight = _student.Weight(T.MultiplyAdd(dz, dz, T.MultiplyAdd(dy, dy, dx * dx)));
            var similarity = _student.Similarity(weight);
            var push = similarity * weight;
            sum += similarity;
            fx = T.MultiplyAdd(push, dx, fx);
            fy = T.MultiplyAdd(push, dy, fy);
            fz = T.MultiplyAdd(push, dz, fz);
        }

        sums[0] += T.Sum(fx);
        sums[1] += T.Sum(fy);
        sums[2] += T.Sum(fz);
        sums[3] += T.Sum(sum);
    }
}
