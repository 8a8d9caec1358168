using System.Numerics;
using System.Runtime.InteropServices;
using MLNetVision.Estimators.Embedding.Forces;

namespace MLNetVision.Estimators.Embedding.Placement;

/// <summary>
/// What a frozen map does to one more point: the loss -sum p_j log q_j, with q_j = s_j / sum s over all fitted points, and its gradient
/// (dof + 1) / dof (sum p_j w_j (y - y_j) - sum s_j w_j (y - y_j) / sum s).
/// </summary>
internal sealed class FrozenForces(float[] map, int points, int dimensions, Student student)
{
    /// <summary>The loss and its gradient at a place, and how strongly the attraction bends there.</summary>
    public (double Loss, double Curvature) Measure(int[] near, double[] weights, ReadOnlySpan<double> at, Span<double> gradient)
    {
        Span<double> push = stackalloc double[4];
        var (loss, pull) = Loss(near, weights, at, push);
        var scale = (student.Degrees + 1.0) / student.Degrees;
        for (var d = 0; d < dimensions; d++)
        {
            gradient[d] = -scale * push[d] / push[3];
        }

        for (var i = 0; i < near.Length; i++)
        {
            var weight = scale * weights[i] * student.Weight(Square(near[i], at));
            for (var d = 0; d < dimensions; d++)
            {
                gradient[d] += weight * (at[d] - map[(d * points) + near[i]]);
            }
        }

        return (loss, pull);
    }

    /// <summary>The loss at a place, and how strongly the attraction bends there.</summary>
    public (double Loss, double Curvature) Loss(int[] near, double[] weights, ReadOnlySpan<double> at)
    {
        Span<double> push = stackalloc double[4];
        return Loss(near, weights, at, push);
    }

    private (double Loss, double Curvature) Loss(int[] near, double[] weights, ReadOnlySpan<double> at, Span<double> push)
    {
        Push(at, push);
        var (loss, pull) = (Math.Log(push[3]), 0.0);
        for (var i = 0; i < near.Length; i++)
        {
            var weight = student.Weight(Square(near[i], at));
            loss -= weights[i] * Math.Log(weight) * (student.Degrees + 1) / 2;
            pull += weights[i] * weight;
        }

        return (loss, pull * (student.Degrees + 1) / student.Degrees);
    }

    private double Square(int point, ReadOnlySpan<double> at)
    {
        var square = 0.0;
        for (var d = 0; d < dimensions; d++)
        {
            var difference = at[d] - map[(d * points) + point];
            square += difference * difference;
        }

        return square;
    }

    /// <summary>The sums over all fitted points of s w (y - y_j), and of s in the last place.</summary>
    private void Push(ReadOnlySpan<double> at, Span<double> sums)
    {
        sums.Clear();
        var xs = map.AsSpan(0, points);
        var ys = map.AsSpan(points, points);
        var zs = dimensions == 3 ? map.AsSpan(2 * points, points) : xs;
        float x = (float)at[0], y = (float)at[1], z = dimensions == 3 ? (float)at[2] : 0;
        var whole = points / Vector<float>.Count * Vector<float>.Count;
        Vectors(xs[..whole], ys[..whole], zs[..whole], (x, y, z), sums);
        for (var i = whole; i < points; i++)
        {
            float dx = x - xs[i], dy = y - ys[i], dz = dimensions == 3 ? z - zs[i] : 0;
            var weight = student.Weight((dx * dx) + (dy * dy) + (dz * dz));
            var similarity = student.Similarity(weight);
            sums[0] += similarity * weight * dx;
            sums[1] += similarity * weight * dy;
            sums[2] += similarity * weight * dz;
            sums[3] += similarity;
        }
    }

    private void Vectors(ReadOnlySpan<float> xs, ReadOnlySpan<float> ys, ReadOnlySpan<float> zs, (float X, float Y, float Z) at, Span<double> sums)
    {
        var vx = MemoryMarshal.Cast<float, Vector<float>>(xs);
        var vy = MemoryMarshal.Cast<float, Vector<float>>(ys);
        var vz = MemoryMarshal.Cast<float, Vector<float>>(zs);
        Vector<float> x = new(at.X), y = new(at.Y), z = new(at.Z), degrees = new(student.Degrees);
        Vector<float> fx = default, fy = default, fz = default, sum = default;
        for (var i = 0; i < vx.Length; i++)
        {
            Vector<float> dx = x - vx[i], dy = y - vy[i], dz = dimensions == 3 ? z - vz[i] : default;
            var weight = degrees / (degrees + (dx * dx) + (dy * dy) + (dz * dz));
            var similarity = student.Degrees % 2 == 0 ? Vector.SquareRoot(weight) : Vector<float>.One;
            for (var power = 0; power < (student.Degrees + 1) / 2; power++)
            {
                similarity *= weight;
            }

            sum += similarity;
            var push = similarity * weight;
            fx += push * dx;
            fy += push * dy;
            fz += push * dz;
        }

        (sums[0], sums[1], sums[2], sums[3]) = (Vector.Sum(fx), Vector.Sum(fy), Vector.Sum(fz), Vector.Sum(sum));
    }
}
