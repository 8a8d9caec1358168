using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Kernels.Elementwise;

/// <summary>
/// How two operands are gone through along with a result that they may stretch to: the result's axes from the outermost in memory to the innermost, and for
/// each the steps of both operands, 0 where one stretches. Axes of one element are left out, and neighbours that all three go through evenly are joined, so
/// that operands of one shape have a single axis.
/// </summary>
internal sealed class StretchedAxes
{
    private readonly List<(int Size, int A, int B)> _axes = [];

    public StretchedAxes(Value result, Value a, Value b)
    {
        foreach (var axis in MemoryOrder(result))
        {
            Join(result.Dims[axis], StrideOf(a, axis - result.Dims.Length), StrideOf(b, axis - result.Dims.Length));
        }

        if (_axes.Count == 0)
        {
            _axes.Add((1, 1, 1));
        }

        Sizes = [.. _axes.Select(x => x.Size)];
        A = [.. _axes.Select(x => x.A)];
        B = [.. _axes.Select(x => x.B)];
    }

    public int[] Sizes { get; }

    /// <summary>Floats from one element of the first operand to the next.</summary>
    public int[] A { get; }

    public int[] B { get; }

    /// <summary>Whether an operand lies exactly as the result does.</summary>
    public bool IsLikeResult(int[] strides)
    {
        var expected = 1;
        for (var i = Sizes.Length - 1; i >= 0; i--)
        {
            if (strides[i] != expected)
            {
                return false;
            }

            expected *= Sizes[i];
        }

        return true;
    }

    /// <summary>Where an operand's element lies that belongs to an index, which counts through the outermost <paramref name="axes"/> axes.</summary>
    public long OffsetOf(int[] strides, long index, int axes)
    {
        var offset = 0L;
        for (var i = axes - 1; i > 0; i--)
        {
            (index, var at) = Math.DivRem(index, Sizes[i]);
            offset += at * strides[i];
        }

        return axes > 0 ? offset + (index * strides[0]) : 0;
    }

    private static IEnumerable<int> MemoryOrder(Value value)
    {
        var rank = value.Dims.Length;
        return value.ChannelsLast ? [0, .. Enumerable.Range(2, rank - 2), 1] : Enumerable.Range(0, rank);
    }

    /// <summary>The step of an operand along the axis that is so far from the end; 0 where it has none, or one element.</summary>
    private static int StrideOf(Value operand, int fromEnd)
    {
        var axis = operand.Dims.Length + fromEnd;
        return axis < 0 || operand.Dims[axis] == 1
            ? 0
            : MemoryOrder(operand).SkipWhile(x => x != axis).Skip(1).Aggregate(1, (stride, x) => stride * operand.Dims[x]);
    }

    private void Join(int size, int a, int b)
    {
        if (size == 1)
        {
            return;
        }

        if (_axes.Count > 0 && _axes[^1] is var outer && outer.A == a * size && outer.B == b * size)
        {
            _axes[^1] = (outer.Size * size, a, b);
        }
        else
        {
            _axes.Add((size, a, b));
        }
    }
}
