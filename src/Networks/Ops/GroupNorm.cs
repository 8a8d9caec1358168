namespace MLNetVision.Networks.Ops;

/// <summary>Normalisation over groups of channels and the picture (Wu and He 2018). Parameters: weight, bias [C].</summary>
public sealed record GroupNorm(int Groups, float Epsilon = 1e-5f, bool Affine = true) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(1).Floating(0);
        inputs.Require(shape.Rank >= 2, "[N, C, ...]", shape);
        inputs.Require(Epsilon > 0, "an epsilon above 0", Epsilon);
        var channels = inputs.Known(0, 1, "channels");
        inputs.Require(Groups > 0 && channels % Groups == 0, $"groups that divide {channels} channels", Groups);
        return new OpSignature(inputs[0])
        {
            Parameters = Affine ? CommonParameters.ScaleAndShift([channels]) : [],
            Flops = 5 * shape.ElementsPerRow(),
        };
    }
}

/// <summary>Writes <see cref="Ops.GroupNorm"/>.</summary>
public static class GroupNormWriting
{
    /// <summary>Normalises over groups of channels.</summary>
    public static Tensor GroupNorm(this Tensor x, int groups, float epsilon = 1e-5f, bool affine = true, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new GroupNorm(groups, epsilon, affine), name);
    }
}
