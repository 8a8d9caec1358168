using MLNetVision.Networks;

namespace MLNetVision.Onnx.Export;

/// <summary>
/// A value of a graph while it is being written. The operators are its methods, under the standard's names: <c>x.MatMul(w).Add(b).Softmax()</c>.
/// </summary>
public sealed class OnnxValue
{
    internal OnnxValue(OnnxGraph graph, string hint, DType element)
    {
        Graph = graph;
        Hint = hint;
        Element = element;
    }

    /// <summary>The graph that it belongs to.</summary>
    public OnnxGraph Graph { get; }

    /// <summary>Its elements.</summary>
    public DType Element { get; }

    /// <summary>The name that it has in the model, unless another value has it too.</summary>
    internal string Hint { get; set; }

    /// <summary>Its place in the order in which values were made.</summary>
    internal int Place { get; init; }

    /// <summary>The node that gives it; null of an input or an initialiser.</summary>
    internal GraphNode? Producer { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Hint} {Element}";
}
