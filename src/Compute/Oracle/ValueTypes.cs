using MLNetVision.Compute.Planning;
using MLNetVision.Networks;

namespace MLNetVision.Compute.Oracle;

/// <summary>The types of all values of a network, ready to be asked for their sizes.</summary>
internal sealed class ValueTypes
{
    private readonly Dictionary<ValueRef, (DType Element, ShapeFormula Shape)> _types = [];
    private readonly DimSizes _sizes;

    public ValueTypes(Network network, DimSizes sizes)
    {
        _sizes = sizes;
        foreach (var node in network.Nodes)
        {
            foreach (var (i, type) in network.SignatureOf(node).Outputs.Index())
            {
                _types.Add(new ValueRef(node.Name, i), (type.Element, new ShapeFormula(type.Shape, sizes)));
            }
        }
    }

    /// <summary>A value of zeros, as large as it is at present.</summary>
    public Value New(ValueRef reference)
    {
        var (element, shape) = _types[reference];
        var dims = new int[shape.Rank];
        try
        {
            shape.Evaluate(_sizes, dims);
        }
        catch (ArgumentException exception)
        {
            throw new ArgumentException($"'{reference}' cannot be computed: {exception.Message}", exception);
        }

        return new Value(element, dims);
    }

    /// <summary>How many numbers all values have together at present.</summary>
    public long Elements() => _types.Values.Sum(t => t.Shape.Elements(_sizes));
}
