namespace MLNetVision.Networks;

/// <summary>What a value of a network is: its element and its shape.</summary>
public sealed record TensorType(DType Element, Shape Shape)
{
    /// <summary>A single-precision tensor.</summary>
    public static TensorType Float(Shape shape) => new(DType.Float32, shape);

    /// <summary>The same element with another shape.</summary>
    public TensorType WithShape(Shape shape) => this with { Shape = shape };

    /// <inheritdoc/>
    public override string ToString() => $"{Element}{Shape}";
}
