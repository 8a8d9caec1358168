using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>A window over any number of axes: which element of a plane each tap sees from each place.</summary>
/// <param name="sizes">Dimensions that end in those of the plane.</param>
/// <param name="places">Dimensions that end in the number of places.</param>
/// <param name="taps">Dimensions that end in the number of taps.</param>
/// <param name="axes">How many axes the plane has.</param>
internal readonly ref struct WindowPlaces(ReadOnlySpan<int> sizes, ReadOnlySpan<int> places, ReadOnlySpan<int> taps, int axes)
{
    private readonly ReadOnlySpan<int> _sizes = sizes[^axes..];
    private readonly ReadOnlySpan<int> _places = places[^axes..];
    private readonly ReadOnlySpan<int> _taps = taps[^axes..];

    public required Axes Stride { get; init; }

    public required Axes Dilation { get; init; }

    public required Axes Before { get; init; }

    /// <summary>Elements of a plane.</summary>
    public int Size => Product(_sizes);

    public int Places => Product(_places);

    public int Taps => Product(_taps);

    /// <summary>
    /// The element that a tap sees from a place, or -1 where it lies outside; <paramref name="reach"/> counts elements behind the end as inside.
    /// </summary>
    public int Seen(int place, int tap, Axes? reach = null)
    {
        var (element, stride) = (0, 1);
        for (var axis = _sizes.Length - 1; axis >= 0; axis--)
        {
            (place, var p) = Math.DivRem(place, _places[axis]);
            (tap, var t) = Math.DivRem(tap, _taps[axis]);
            var at = (p * At(Stride, axis, 1)) - At(Before, axis, 0) + (t * At(Dilation, axis, 1));
            if (reach is null ? at < 0 || at >= _sizes[axis] : at >= _sizes[axis] + At(reach, axis, 0))
            {
                return -1;
            }

            element += Math.Max(at, 0) * stride;
            stride *= _sizes[axis];
        }

        return reach is null ? element : 0;
    }

    /// <summary>The number of an element when the first axis counts fastest.</summary>
    public int ColumnMajor(int element)
    {
        var number = 0;
        for (var axis = _sizes.Length - 1; axis >= 0; axis--)
        {
            (element, var at) = Math.DivRem(element, _sizes[axis]);
            number = (number * _sizes[axis]) + at;
        }

        return number;
    }

    private static int At(Axes amounts, int axis, int otherwise) => amounts.Count == 0 ? otherwise : amounts[axis];

    private static int Product(ReadOnlySpan<int> dims)
    {
        var product = 1;
        foreach (var dim in dims)
        {
            product *= dim;
        }

        return product;
    }
}
