using MLNetVision.Networks;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>The elements along an axis that belong to one place of the others.</summary>
/// <param name="First">The first element.</param>
/// <param name="Step">How far each is from the one before.</param>
/// <param name="Size">How many there are.</param>
internal readonly record struct Line(int First, int Step, int Size)
{
    /// <summary>Line number so much of a value, row by row through the other axes.</summary>
    public static Line Of(Value x, int axis, int number)
    {
        axis = axis < 0 ? axis + x.Rank : axis;
        var step = x.Product(axis + 1, x.Rank);
        return new Line((number / step * step * x.Dims[axis]) + (number % step), step, x.Dims[axis]);
    }

    /// <summary>How many lines a value has along an axis.</summary>
    public static int Count(Value x, int axis) => x.Count / x.Dims[axis < 0 ? axis + x.Rank : axis];

    public int At(int place) => First + (place * Step);

    /// <summary>Whether the number at a place is greater (above 0), equal (0) or less than that at another; what is no number is the greatest.</summary>
    public int Compare(Value x, int place, int other)
    {
        if (!x.Element.IsFloating())
        {
            return x.Whole[At(place)].CompareTo(x.Whole[At(other)]);
        }

        var (a, b) = (x.Data[At(place)], x.Data[At(other)]);
        return double.IsNaN(a) || double.IsNaN(b) ? double.IsNaN(a).CompareTo(double.IsNaN(b)) : a.CompareTo(b);
    }
}
