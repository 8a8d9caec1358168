using MLNetVision.Networks.Engines;

namespace MLNetVision.Networks.Sessions;

/// <summary>An input of a network, and the rules for the tensors that are given for it.</summary>
/// <param name="network">The network, for its name.</param>
/// <param name="node">The input's step.</param>
/// <param name="step">Its number among the steps.</param>
/// <param name="type">What it is declared to be.</param>
/// <param name="sizes">The symbols.</param>
internal sealed class BoundInput(Network network, Node node, int step, TensorType type, DimSizes sizes)
{
    private readonly ShapeFormula _shape = new(type.Shape, sizes);

    public string Name => node.Name;

    public int Step => step;

    public TensorType Type => type;

    /// <summary>Checks all but formulas, and gives symbols their sizes.</summary>
    public void Bind(HostTensor tensor, DimSizes sizes, ReadOnlySpan<long> most)
    {
        if (tensor.Element != type.Element || tensor.Dims.Count != _shape.Rank)
        {
            throw Fail(tensor, "");
        }

        for (var axis = 0; axis < _shape.Rank; axis++)
        {
            if (_shape[axis] is DimFormula.Symbol symbol)
            {
                Bind(tensor, axis, symbol.Slot, sizes, most);
            }
        }
    }

    /// <summary>Checks numbers and formulas.</summary>
    public void CheckFormulas(HostTensor tensor, DimSizes sizes)
    {
        for (var axis = 0; axis < _shape.Rank; axis++)
        {
            var size = _shape[axis].Evaluate(sizes);
            if (size != tensor.Dims[axis])
            {
                throw Fail(tensor, $": axis {axis} has to be {(type.Shape[axis].IsKnown ? "" : $"{type.Shape[axis]} = ")}{size}");
            }
        }
    }

    private void Bind(HostTensor tensor, int axis, int slot, DimSizes sizes, ReadOnlySpan<long> most)
    {
        var size = tensor.Dims[axis];
        var symbol = sizes.Symbols[slot];
        if (sizes.Knows(slot) && sizes[slot] != size)
        {
            throw Fail(tensor, $": '{symbol}' is {sizes[slot]} elsewhere in these inputs and cannot be {size} at axis {axis}");
        }

        if (size < 1 || size > most[slot])
        {
            throw Fail(tensor, $": '{symbol}' has to be from 1 to {most[slot]}, the most that SessionOptions.Sizes plans for, but is {size}", size < 1
                ? "Give at least one row." : "Give a smaller batch, or compile with a larger size.");
        }

        sizes[slot] = size;
    }

    private ArgumentException Fail(HostTensor tensor, string why, string what = "Give a tensor of that type, or build the network for this one.") =>
        new($"'{network.Name}' expects its input '{Name}' to be {type}, but got {tensor.Element}[{string.Join(", ", tensor.Dims)}]{why}. {what}");
}
