namespace MLNetVision.Onnx.Import.Folding;

/// <summary>Marks a function that computes an operator while a model is imported, where what it takes is known. It has the operator's name.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FoldAttribute : Attribute
{
    /// <summary>The operator's name where the function cannot have it.</summary>
    public string? Name { get; init; }
}
