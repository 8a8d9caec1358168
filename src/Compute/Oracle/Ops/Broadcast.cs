namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>Which element of a stretched value belongs to an element of the result.</summary>
internal static class Broadcast
{
    public static int Source(Value value, Value result, int element)
    {
        var (source, stride) = (0, 1);
        for (var axis = result.Rank - 1; axis >= result.Rank - value.Rank; axis--)
        {
            var size = value.Dims[axis - result.Rank + value.Rank];
            source += size == 1 ? 0 : element % result.Dims[axis] * stride;
            stride *= size;
            element /= result.Dims[axis];
        }

        return source;
    }
}
