using System.Collections.Immutable;

namespace MLNetVision.Onnx.Import.Folding;

/// <summary>Places of elements in row-by-row order.</summary>
internal static class Places
{
    public static long Count(ReadOnlySpan<long> dims)
    {
        var count = 1L;
        foreach (var dim in dims)
        {
            count = checked(count * dim);
        }

        return count;
    }

    /// <summary>The element count, or a refusal where it is more than is computed with at import.</summary>
    public static int Bounded(ReadOnlySpan<long> dims)
    {
        var count = Count(dims);
        return count is >= 0 and <= Numbers.Most ? (int)count : throw new UnsupportedException($"{count} numbers are too many to compute at import");
    }

    /// <summary>How far the next element along each axis is.</summary>
    public static long[] Strides(ReadOnlySpan<long> dims)
    {
        var strides = new long[dims.Length];
        var step = 1L;
        for (var axis = dims.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = step;
            step *= dims[axis];
        }

        return strides;
    }

    /// <summary>Takes an element for each place of the result: from where start and strides lead.</summary>
    public static T[] Move<T>(ReadOnlySpan<T> from, ReadOnlySpan<long> dims, long start, ReadOnlySpan<long> strides)
    {
        var to = new T[Count(dims)];
        var place = new long[dims.Length];
        var at = start;
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = from[(int)at];
            for (var axis = dims.Length - 1; axis >= 0; axis--)
            {
                at += strides[axis];
                if (++place[axis] < dims[axis])
                {
                    break;
                }

                at -= strides[axis] * dims[axis];
                place[axis] = 0;
            }
        }

        return to;
    }

    /// <summary>The shape that two shapes stretch to.</summary>
    public static ImmutableArray<long> Broadcast(ReadOnlySpan<long> a, ReadOnlySpan<long> b)
    {
        var dims = new long[Math.Max(a.Length, b.Length)];
        for (var i = 1; i <= dims.Length; i++)
        {
            var (x, y) = (i <= a.Length ? a[^i] : 1, i <= b.Length ? b[^i] : 1);
            dims[^i] = x == y || y == 1 ? x : x == 1 ? y : throw new UnsupportedException($"sizes {x} and {y} do not stretch to each other");
        }

        return [.. dims];
    }

    /// <summary>Items stretched to a shape.</summary>
    public static Term[] Stretch(Numbers numbers, ReadOnlySpan<long> dims)
    {
        Bounded(dims);
        var own = Strides(numbers.Dims.AsSpan());
        var strides = new long[dims.Length];
        for (var i = 1; i <= own.Length; i++)
        {
            strides[^i] = numbers.Dims[^i] == 1 ? 0 : own[^i];
        }

        return Move<Term>(numbers.Items, dims, 0, strides);
    }
}
