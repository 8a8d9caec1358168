namespace MLNetVision.Networks.Ops;

/// <summary>Normalisation of each row over its last Axes dimensions (Ba et al. 2016). Parameters: weight, bias of those dimensions.</summary>
public sealed record LayerNorm(int Axes = 1, float Epsilon = 1e-5f, bool Affine = true) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(1).Floating(0);
        inputs.Require(Axes > 0 && Axes < shape.Rank, $"from 1 to {shape.Rank - 1} axes", Axes);
        inputs.Require(Epsilon > 0, "an epsilon above 0", Epsilon);
        var normalised = shape.Slice(shape.Rank - Axes, shape.Rank);
        for (var axis = shape.Rank - Axes; axis < shape.Rank; axis++)
        {
            inputs.Known(0, axis, "features");
        }

        return new OpSignature(inputs[0])
        {
            Parameters = Affine ? CommonParameters.ScaleAndShift(normalised) : [],
            Flops = 5 * shape.ElementsPerRow(),
        };
    }
}

/// <summary>Writes <see cref="Ops.LayerNorm"/>.</summary>
public static class LayerNormWriting
{
    /// <summary>Normalises each row over its last dimensions.</summary>
    public static Tensor LayerNorm(this Tensor x, int axes = 1, float epsilon = 1e-5f, bool affine = true, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new LayerNorm(axes, epsilon, affine), name);
    }
}
