using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using MLNetVision.Compute.Threading;
using MLNetVision.Estimators.Embedding.Affinities;

namespace MLNetVision.Estimators.Embedding.Forces.Kernels;

/// <summary>What draws neighbours together: the sum over a point's pairs of p_ij w_ij (y_i - y_j), eight pairs at a time.</summary>
internal sealed unsafe class Attraction
{
    private const int RowsOfPart = 64;
    private const int Lanes = 8;
    private readonly Affinity _affinity;
    private readonly int _dimensions;
    private readonly Student _student;
    private readonly Workers _workers;
    private readonly bool _gathers;

    public Attraction(Affinity affinity, int dimensions, Student student, Workers workers, bool? gathers = null)
    {
        (_affinity, _dimensions, _student, _workers) = (affinity, dimensions, student, workers);
        _gathers = Avx2.IsSupported && gathers != false;
    }

    /// <summary>Writes the sums.</summary>
    /// <param name="map">The places: all first coordinates, then all second ones, and so on.</param>
    /// <param name="forces">In the same order.</param>
    public void Pull(float[] map, float[] forces) => _workers.Ranges(_affinity.Points, RowsOfPart, (first, end) =>
    {
        for (var row = first; row < end; row++)
        {
            Row(map, forces, row);
        }
    });

    /// <summary>
    /// The divergence of Kullback and Leibler of the map: the sum of p log p - p log q, where q is normalised by <paramref name="total"/>.
    /// </summary>
    public double Divergence(float[] map, double total, double negativeEntropy)
    {
        var sums = new double[Workers.Parts(_affinity.Points, RowsOfPart)];
        _workers.Ranges(_affinity.Points, RowsOfPart, (first, end) => sums[first / RowsOfPart] = Likelihood(map, first, end, Math.Log(total)));
        return negativeEntropy - sums.Sum();
    }

    private double Likelihood(float[] map, int first, int end, double logTotal)
    {
        var (sum, points) = (0.0, _affinity.Points);
        for (var row = first; row < end; row++)
        {
            for (var i = _affinity.Starts[row]; i < _affinity.Starts[row + 1]; i++)
            {
                var square = 0.0;
                for (var d = 0; d < _dimensions; d++)
                {
                    double difference = map[(d * points) + row] - map[(d * points) + _affinity.Others[i]];
                    square += difference * difference;
                }

                sum += _affinity.Values[i] * ((Math.Log(_student.Weight(square)) * (_student.Degrees + 1) / 2) - logTotal);
            }
        }

        return sum;
    }

    private void Row(float[] map, float[] forces, int row)
    {
        var (start, end) = (_affinity.Starts[row], _affinity.Starts[row + 1]);
        var whole = _gathers ? start + ((end - start) / Lanes * Lanes) : start;
        fixed (float* places = map, values = _affinity.Values)
        fixed (int* others = _affinity.Others)
        {
            var sums = Vectors(places, values, others, row, start, whole);
            Single(places, values, others, row, whole, end, ref sums);
            for (var d = 0; d < _dimensions; d++)
            {
                forces[(d * _affinity.Points) + row] = sums[d];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Sums Vectors(float* map, float* values, int* others, int row, int start, int end)
    {
        if (start == end)
        {
            return default;
        }

        float* ys = map + _affinity.Points, zs = ys + _affinity.Points;
        var three = _dimensions == 3;
        Vector256<float> x = Vector256.Create(map[row]), y = Vector256.Create(ys[row]), z = three ? Vector256.Create(zs[row]) : default;
        Vector256<float> fx = default, fy = default, fz = default, degrees = Vector256.Create((float)_student.Degrees);
        for (var i = start; i < end; i += Lanes)
        {
            var other = Vector256.Load(others + i);
            var dx = x - Avx2.GatherVector256(map, other, sizeof(float));
            var dy = y - Avx2.GatherVector256(ys, other, sizeof(float));
            var dz = three ? z - Avx2.GatherVector256(zs, other, sizeof(float)) : default;
            var square = Vector256.MultiplyAddEstimate(dz, dz, Vector256.MultiplyAddEstimate(dy, dy, dx * dx));
            var pull = Vector256.Load(values + i) * degrees / (degrees + square);
            fx = Vector256.MultiplyAddEstimate(pull, dx, fx);
            fy = Vector256.MultiplyAddEstimate(pull, dy, fy);
            fz = Vector256.MultiplyAddEstimate(pull, dz, fz);
        }

        return new Sums(Vector256.Sum(fx), Vector256.Sum(fy), Vector256.Sum(fz));
    }

    private void Single(float* map, float* values, int* others, int row, int start, int end, ref Sums sums)
    {
        float* ys = map + _affinity.Points, zs = ys + _affinity.Points;
        var (x, y, z) = (sums.X, sums.Y, sums.Z);
        for (var i = start; i < end; i++)
        {
            var other = others[i];
            float dx = map[row] - map[other], dy = ys[row] - ys[other], dz = _dimensions == 3 ? zs[row] - zs[other] : 0;
            var pull = values[i] * _student.Degrees / (_student.Degrees + ((dx * dx) + (dy * dy) + (dz * dz)));
            x += pull * dx;
            y += pull * dy;
            z += pull * dz;
        }

        sums = new Sums(x, y, z);
    }

    private readonly record struct Sums(float X, float Y, float Z)
    {
        public float this[int dimension] => dimension switch { 0 => X, 1 => Y, _ => Z };
    }
}
