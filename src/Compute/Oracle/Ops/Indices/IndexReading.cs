using System.Globalization;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>Indices that count from the end where they are negative.</summary>
internal static class IndexReading
{
    /// <summary>The place among so many that an index names.</summary>
    public static int Place(Call call, Value indices, int at, int size)
    {
        var index = indices.Whole[at];
        return index >= -size && index < size
            ? (int)(index < 0 ? index + size : index)
            : throw call.Fail(
                $"indices from {-size} to {size - 1}", index.ToString(CultureInfo.InvariantCulture), "Give indices of that range.");
    }

    /// <summary>
    /// Where the element of a value lies that is at the place of an element of the indices, but for one axis, where the index says.
    /// </summary>
    public static int AlongAxis(Call call, Value value, Value indices, int axis, int element)
    {
        var (source, stride, rest) = (0, 1, element);
        for (var a = indices.Rank - 1; a >= 0; a--)
        {
            (rest, var at) = Math.DivRem(rest, indices.Dims[a]);
            source += (a == axis ? Place(call, indices, element, value.Dims[a]) : Within(call, at, value.Dims[a], a)) * stride;
            stride *= value.Dims[a];
        }

        return source;
    }

    /// <summary>Where the part begins that a row of indices names, one for each axis from one on.</summary>
    public static int PartOf(Call call, Value value, Value indices, int row, int firstAxis)
    {
        var named = indices.Dims[^1];
        var part = 0;
        for (var k = 0; k < named; k++)
        {
            part = (part * value.Dims[firstAxis + k]) + Place(call, indices, (row * named) + k, value.Dims[firstAxis + k]);
        }

        return part * value.Product(firstAxis + named, value.Rank);
    }

    private static int Within(Call call, int place, int size, int axis) => place < size
        ? place
        : throw call.Fail($"indices with at most {size} places along axis {axis}", $"place {place}", "Give fewer indices, or a larger value.");
}
