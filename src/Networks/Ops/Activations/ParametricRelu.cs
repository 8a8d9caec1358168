using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Networks.Ops;

/// <summary>x above 0, a trained slope times x below: one slope in all, or one a channel (He et al. 2015). Parameter: weight [1] or [C].</summary>
public sealed record ParametricRelu(bool PerChannel = false, float InitialSlope = 0.25f) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(1).Floating(0);
        var slopes = PerChannel ? inputs.Known(0, 1, "channels") : 1;
        return new OpSignature(inputs[0])
        {
            Parameters = [new("weight", [slopes], ParameterRole.Bias, new Constant(InitialSlope))],
            Flops = 2 * shape.ElementsPerRow(),
        };
    }
}

/// <summary>Writes <see cref="Ops.ParametricRelu"/>.</summary>
public static class ParametricReluWriting
{
    /// <summary>x above 0, a trained slope times x below.</summary>
    public static Tensor ParametricRelu(this Tensor x, bool perChannel = false, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new ParametricRelu(perChannel), name);
    }
}
