using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Networks.Ops;

/// <summary>
/// A linear layer on the last axis: [..., In] to [..., Units], y = x Wᵀ + b. Parameters: weight [Units, In], bias [Units].
/// Transposed uses the weight the other way round, [In, Units], which is how a decoder shares its encoder's weight.
/// </summary>
public sealed record Dense(int Units) : Op
{
    /// <summary>Whether there is a bias.</summary>
    public bool HasBias { get; init; } = true;

    /// <summary>Whether the weight is [In, Units].</summary>
    public bool Transposed { get; init; }

    /// <summary>How the weight starts.</summary>
    public Initialiser Initial { get; init; } = new HeUniform(Fan.In, Math.Sqrt(5));

    /// <summary>How the bias starts.</summary>
    public Initialiser InitialBias { get; init; } = Constant.Zeros;

    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(1).Floating(0);
        inputs.Require(shape.Rank >= 2, "[..., features] with two dimensions or more", shape);
        inputs.Require(Units > 0, "units from 1", Units);
        var features = inputs.Known(0, shape.Rank - 1, "features");
        var output = shape.With(shape.Rank - 1, Units);
        Shape weight = Transposed ? [features, Units] : [Units, features];
        return new OpSignature(inputs[0].WithShape(output))
        {
            Parameters = CommonParameters.WeightAndBias(weight, Initial, HasBias ? Units : null, InitialBias),
            Flops = output.ElementsPerRow() * ((2L * features) + (HasBias ? 1 : 0)),
        };
    }
}

/// <summary>Writes <see cref="Ops.Dense"/>.</summary>
public static class DenseWriting
{
    /// <summary>A linear layer on the last axis.</summary>
    public static Tensor Dense(this Tensor x, int units, bool bias = true, Initialiser? initial = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        var op = new Dense(units) { HasBias = bias };
        return x.Then(initial is null ? op : op with { Initial = initial }, name);
    }
}
