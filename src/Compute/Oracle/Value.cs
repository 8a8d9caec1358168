using MLNetVision.Networks;

namespace MLNetVision.Compute.Oracle;

/// <summary>
/// A tensor of the oracle: numbers in double, row by row, each one that its element type can hold; and the gradient of the loss with respect to them.
/// Whole numbers are exact up to 2^53.
/// </summary>
internal sealed class Value
{
    private double[]? _gradient;

    public Value(DType element, int[] dims)
    {
        Element = element;
        Dims = dims;
        Data = new double[dims.Aggregate(1, (product, dim) => checked(product * dim))];
    }

    public DType Element { get; }

    public int[] Dims { get; }

    public int Rank => Dims.Length;

    public int Count => Data.Length;

    public double[] Data { get; }

    /// <summary>Whether training leaves it alone, running statistics included, as all that is under a frozen prefix.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>What all consumers have added so far; zeros at first.</summary>
    public double[] Gradient => _gradient ??= new double[Count];

    /// <summary>Whether a consumer has added something.</summary>
    public bool HasGradient => _gradient is not null;

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
    public void Round() => Elements.Round(Data, Element);

    /// <summary>Rounds the gradient, once it is complete.</summary>
    public void RoundGradient() => Elements.Round(Gradient, Element);

    public void ClearGradient() => _gradient = null;

    public override string ToString() => $"{Element}[{string.Join(", ", Dims)}]";
}
