using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Estimators.Embedding.Forces.Fields.Kernels;

/// <summary>
/// Points on a lattice: their charges are spread to the 4 x 4 nodes around each by cubic splines, and the field is read from the same nodes. For spreading,
/// points go in strips of eight rows of cells; strips that are not neighbours share no node, so first the even ones are done at once, then the odd ones.
/// </summary>
internal sealed unsafe class LatticePoints(int points, Workers workers)
{
    private const int Strip = 8;
    private const int PointsOfPart = 1024;
    private readonly int[] _order = new int[points];
    private readonly int[] _strips = new int[points];
    private readonly double[] _own = new double[Workers.Parts(points, PointsOfPart)];

    /// <summary>Sets the charges: 1 a point.</summary>
    /// <param name="map">The places.</param>
    /// <param name="lattice">The lattice.</param>
    /// <param name="x0">Where its first node is.</param>
    /// <param name="y0">Where its first node is.</param>
    public void Spread(float[] map, FieldLattice lattice, double x0, double y0)
    {
        var starts = Sort(map, lattice, x0);
        Array.Clear(lattice.Charges);
        for (var odd = 0; odd < 2; odd++)
        {
            var first = odd;
            workers.Each((starts.Length - odd) / 2, part => SpreadStrip(map, lattice, x0, y0, starts.AsSpan((2 * part) + first, 2)));
        }
    }

    /// <summary>Reads the field at the points.</summary>
    /// <returns>The sum of the potentials that the points have from themselves.</returns>
    public double Read(float[] map, FieldLattice lattice, double x0, double y0, float[] forces)
    {
        workers.Ranges(points, PointsOfPart, (first, end) =>
        {
            var own = 0.0;
            fixed (float* fieldX = lattice.FieldX, fieldY = lattice.FieldY)
            {
                for (var i = first; i < end; i++)
                {
                    var x = Place.At(map[i], x0, lattice.Spacing);
                    var y = Place.At(map[points + i], y0, lattice.Spacing);
                    var node = ((x.Cell - 1) * lattice.Nodes) + y.Cell - 1;
                    forces[i] = Read(fieldX + node, lattice.Nodes, x.Weights, y.Weights);
                    forces[points + i] = Read(fieldY + node, lattice.Nodes, x.Weights, y.Weights);
                    own += Own(x.Weights, y.Weights, lattice.Near);
                }
            }

            _own[first / PointsOfPart] = own;
        });
        return _own.Sum();
    }

    /// <summary>The potential that a point has from itself, by way of the nodes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Own(Vector128<float> x, Vector128<float> y, ReadOnlySpan<float> near)
    {
        Vector128<float> distancesX = Distances(x), distancesY = Distances(y);
        var sum = distancesX[0] * Vector128.Create(near);
        sum += distancesX[1] * Vector128.Create(near[4..]);
        sum += distancesX[2] * Vector128.Create(near[8..]);
        sum += distancesX[3] * Vector128.Create(near[12..]);
        return Vector128.Dot(sum, distancesY);
    }

    /// <summary>The shares of pairs of a point's nodes that are 0 to 3 apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Distances(Vector128<float> w) => Vector128.Create(
        Vector128.Dot(w, w), (w[0] * w[1]) + (w[1] * w[2]) + (w[2] * w[3]), (w[0] * w[2]) + (w[1] * w[3]), w[0] * w[3]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Read(float* field, int nodes, Vector128<float> x, Vector128<float> y)
    {
        var sum = Vector128.Create(x[0]) * Vector128.Load(field);
        sum = Vector128.MultiplyAddEstimate(Vector128.Create(x[1]), Vector128.Load(field + nodes), sum);
        sum = Vector128.MultiplyAddEstimate(Vector128.Create(x[2]), Vector128.Load(field + (2 * nodes)), sum);
        sum = Vector128.MultiplyAddEstimate(Vector128.Create(x[3]), Vector128.Load(field + (3 * nodes)), sum);
        return Vector128.Dot(sum, y);
    }

    /// <summary>Brings the points into the order of their strips; where each begins, and where the last ends.</summary>
    private int[] Sort(float[] map, FieldLattice lattice, double x0)
    {
        var starts = new int[(lattice.Nodes / Strip) + 1];
        workers.Ranges(points, PointsOfPart, (first, end) =>
        {
            for (var i = first; i < end; i++)
            {
                _strips[i] = Place.CellOf(map[i], x0, lattice.Spacing) / Strip;
            }
        });
        foreach (var strip in _strips)
        {
            starts[strip + 1]++;
        }

        for (var strip = 1; strip < starts.Length; strip++)
        {
            starts[strip] += starts[strip - 1];
        }

        var next = starts[..^1];
        for (var i = 0; i < points; i++)
        {
            _order[next[_strips[i]]++] = i;
        }

        return starts;
    }

    private void SpreadStrip(float[] map, FieldLattice lattice, double x0, double y0, ReadOnlySpan<int> range)
    {
        fixed (float* charges = lattice.Charges)
        {
            for (var i = range[0]; i < range[1]; i++)
            {
                var point = _order[i];
                var x = Place.At(map[point], x0, lattice.Spacing);
                var y = Place.At(map[points + point], y0, lattice.Spacing);
                var to = charges + ((x.Cell - 1) * lattice.Nodes) + y.Cell - 1;
                for (var row = 0; row < 4; row++, to += lattice.Nodes)
                {
                    Vector128.MultiplyAddEstimate(Vector128.Create(x.Weights[row]), y.Weights, Vector128.Load(to)).Store(to);
                }
            }
        }
    }

    /// <summary>A coordinate's cell and the weights of the nodes around it: one before the cell, its two, and one behind.</summary>
    private readonly record struct Place(int Cell, Vector128<float> Weights)
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static int CellOf(float value, double start, double spacing) => (int)((value - start) / spacing);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Place At(float value, double start, double spacing)
        {
            var place = (value - start) / spacing;
            var cell = (int)place;
            var t = (float)(place - cell);
            float u = 1 - t, t2 = t * t, t3 = t2 * t;
            const float Sixth = 1f / 6;
            return new Place(cell, Vector128.Create(u * u * u, (3 * t3) - (6 * t2) + 4, (3 * (t + t2 - t3)) + 1, t3) * Sixth);
        }
    }
}
