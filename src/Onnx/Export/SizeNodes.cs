using MLNetVision.Networks;

namespace MLNetVision.Onnx.Export;

/// <summary>Sizes as values of the graph, [1] each. A symbol is read off the input that has it; a formula is computed from its symbols.</summary>
internal sealed class SizeNodes(OnnxGraph graph)
{
    private readonly Dictionary<string, (OnnxValue Input, int Axis)> _symbols = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OnnxValue> _values = new(StringComparer.Ordinal);

    /// <summary>Takes note of what an input's symbols are.</summary>
    public void Note(OnnxValue input, Shape shape)
    {
        for (var axis = 0; axis < shape.Rank; axis++)
        {
            if (shape[axis].Symbol is { } symbol)
            {
                _symbols.TryAdd(symbol, (input, axis));
            }
        }
    }

    /// <summary>A size, [1].</summary>
    public OnnxValue Of(Dim dim) => dim.IsKnown ? graph.Ints(dim.Size) : Formula(dim.Symbol!);

    /// <summary>All sizes of a shape, [rank].</summary>
    public OnnxValue Of(Shape shape)
    {
        List<OnnxValue> parts = [];
        for (var axis = 0; axis < shape.Rank;)
        {
            var end = axis;
            while (end < shape.Rank && shape[end].IsKnown)
            {
                end++;
            }

            parts.Add(end > axis ? graph.Ints([.. shape.Slice(axis, end).Select(d => d.Size)]) : Of(shape[axis]));
            axis = Math.Max(end, axis + 1);
        }

        return parts.Count == 1 ? parts[0] : parts.Count == 0 ? graph.Ints() : parts[0].Concat(parts.Skip(1), 0);
    }

    /// <summary>The symbol itself, or what its formula says.</summary>
    private OnnxValue Formula(string formula)
    {
        if (!_values.TryGetValue(formula, out var value))
        {
            value = _symbols.TryGetValue(formula, out var place)
                ? place.Input.Shape().Gather(graph.Ints(place.Axis))
                : new SizeFormula(formula).Write(Formula, n => graph.Ints(n));
            _values.Add(formula, value);
        }

        return value;
    }
}
