namespace MLNetVision.Networks.Sessions;

/// <summary>A shape that has been read once and gives its sizes for the present sizes of the symbols, without allocating.</summary>
internal sealed class ShapeFormula
{
    private readonly DimFormula[] _dims;

    public ShapeFormula(Shape shape, DimSizes sizes)
    {
        Shape = shape;
        _dims = [.. shape.Select(d => DimFormula.Of(d, sizes))];
    }

    /// <summary>The shape that was read.</summary>
    public Shape Shape { get; }

    public int Rank => _dims.Length;

    /// <summary>The formula at an axis.</summary>
    public DimFormula this[int axis] => _dims[axis];

    /// <summary>Writes the sizes, one an axis.</summary>
    /// <exception cref="ArgumentException">A size comes out below 1, as when a window is larger than its picture.</exception>
    public void Evaluate(DimSizes sizes, Span<int> dims)
    {
        for (var axis = 0; axis < _dims.Length; axis++)
        {
            var size = _dims[axis].Evaluate(sizes);
            dims[axis] = size > 0 ? checked((int)size) : throw new ArgumentException($"{Shape[axis]} comes out as {size} for these inputs; give larger ones.");
        }
    }

    /// <summary>Whether all symbols in it have sizes.</summary>
    public bool IsKnown(DimSizes sizes)
    {
        foreach (var dim in _dims)
        {
            if (!dim.IsKnown(sizes))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The product of all sizes.</summary>
    public long Elements(DimSizes sizes)
    {
        var product = 1L;
        foreach (var dim in _dims)
        {
            product = checked(product * dim.Evaluate(sizes));
        }

        return product;
    }
}
