using System.Runtime.InteropServices;
using MLNetVision.Networks;

namespace MLNetVision.Compute.Oracle;

/// <summary>
/// A tensor of the oracle, row by row, and the gradient of the loss with respect to it. Floating elements are held in double, each a number that the element
/// type can hold; whole ones, and truth as 0 and 1, in 64 bits, so that they are exact.
/// </summary>
internal sealed class Value
{
    private double[] _numbers = [];
    private double[]? _gradient;
    private int _first;
    private int _firstGradient;

    /// <summary>Makes a tensor of zeros.</summary>
    public Value(DType element, int[] dims)
        : this(element, dims, CountOf(dims)) => _numbers = new double[Count];

    private Value(DType element, int[] dims, int count)
    {
        Element = element;
        Dims = dims;
        Count = count;
    }

    public DType Element { get; }

    public int[] Dims { get; }

    public int Rank => Dims.Length;

    public int Count { get; }

    /// <summary>Floating elements.</summary>
    public Span<double> Data => _numbers.AsSpan(_first, Count);

    /// <summary>Whole elements, in the same memory.</summary>
    public Span<long> Whole => MemoryMarshal.Cast<double, long>(Data);

    /// <summary>Whether training leaves it alone, running statistics included, as all that is under a frozen prefix.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>What all consumers have added so far; zeros at first.</summary>
    public Span<double> Gradient => (_gradient ??= new double[Count]).AsSpan(_firstGradient, Count);

    /// <summary>Whether a consumer has added something.</summary>
    public bool HasGradient => _gradient is not null;

    /// <summary>A tensor in memory that is shared with others and given later.</summary>
    public static Value Placed(DType element, int[] dims) => new(element, dims, CountOf(dims));

    /// <summary>Gives the numbers, and the gradient if there is to be one, their places.</summary>
    public void LieIn(double[] memory, int first, int firstGradient)
    {
        (_numbers, _first) = (memory, first);
        (_gradient, _firstGradient) = firstGradient < 0 ? (null, 0) : (memory, firstGradient);
    }

    /// <summary>The place of an element of [a, b].</summary>
    public int At(int a, int b) => (a * Dims[1]) + b;

    /// <summary>The place of an element of [a, b, c].</summary>
    public int At(int a, int b, int c) => (At(a, b) * Dims[2]) + c;

    /// <summary>The place of an element of [a, b, c, d].</summary>
    public int At(int a, int b, int c, int d) => (At(a, b, c) * Dims[3]) + d;

    /// <summary>The product of the dimensions from one on, before another.</summary>
    public int Product(int from, int before)
    {
        var product = 1;
        for (var axis = from; axis < before; axis++)
        {
            product *= Dims[axis];
        }

        return product;
    }

    /// <summary>Rounds the numbers to what the element type can hold.</summary>
    public void Round()
    {
        if (Element.IsFloating())
        {
            Elements.Round(Data, Element);
        }
        else
        {
            Elements.Wrap(Whole, Element);
        }
    }

    /// <summary>Rounds the gradient, once it is complete.</summary>
    public void RoundGradient() => Elements.Round(Gradient, Element);

    public void ClearGradient() => _gradient = null;

    public override string ToString() => $"{Element}[{string.Join(", ", Dims)}]";

    private static int CountOf(int[] dims)
    {
        var count = 1;
        foreach (var dim in dims)
        {
            count = checked(count * dim);
        }

        return count;
    }
}
