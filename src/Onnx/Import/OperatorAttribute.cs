namespace MLNetVision.Onnx.Import;

/// <summary>Marks a function that imports an operator: it has the operator's name, and serves the standard's versions from one to another.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OperatorAttribute(int from = 1, int to = OperatorRegistry.Newest) : Attribute
{
    /// <summary>The first version of the operator set that it serves.</summary>
    public int From { get; } = from;

    /// <summary>The last version of the operator set that it serves.</summary>
    public int To { get; } = to;

    /// <summary>The operator's name where the function cannot have it.</summary>
    public string? Name { get; init; }
}
