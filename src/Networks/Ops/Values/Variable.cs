using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Networks.Ops;

/// <summary>
/// A parameter as a value of its own: a bias that is added, an embedding of places, a table to look up. Parameter: value, of that shape; as a Statistic it is
/// kept with the weights and never trained.
/// </summary>
public sealed record Variable(Shape Shape, ParameterRole Role = ParameterRole.Weight) : Op
{
    /// <summary>How it starts.</summary>
    public Initialiser Initial { get; init; } = Constant.Zeros;

    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        inputs.Expect(0);
        inputs.Require(Shape is { IsKnown: true }, "a shape of numbers", Shape);
        return new OpSignature(TensorType.Float(Shape)) { Parameters = [new("value", Shape, Role, Initial)] };
    }
}

/// <summary>Writes <see cref="Ops.Variable"/>.</summary>
public static class VariableWriting
{
    /// <summary>A parameter as a value of its own.</summary>
    public static Tensor Variable(
        this NetworkBuilder builder, Shape shape, ParameterRole role = ParameterRole.Weight, Initialiser? initial = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new Variable(shape, role) { Initial = initial ?? Constant.Zeros }, name)[0];
    }
}
