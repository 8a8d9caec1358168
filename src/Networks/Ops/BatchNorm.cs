using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Networks.Ops;

/// <summary>
/// Normalisation of each channel (axis 1) over the batch and the picture (Ioffe and Szegedy 2015): (x - mean) / sqrt(variance + Epsilon) * weight + bias.
/// Training uses the batch's statistics and moves the running ones by Momentum (PyTorch's sense: new = (1 - m) old + m batch, unbiased variance);
/// evaluation uses the running ones, and so does training where both of them are frozen. Parameters: weight, bias, running_mean, running_var [C].
/// </summary>
public sealed record BatchNorm(float Epsilon = 1e-5f, float Momentum = 0.1f, bool Affine = true) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(1).Floating(0);
        inputs.Require(shape.Rank >= 2, "[N, C, ...]", shape);
        inputs.Require(Epsilon > 0, "an epsilon above 0", Epsilon);
        inputs.Require(Momentum is >= 0 and <= 1, "a momentum from 0 to 1", Momentum);
        Shape channels = [inputs.Known(0, 1, "channels")];
        var affine = Affine ? CommonParameters.ScaleAndShift(channels) : [];
        return new OpSignature(inputs[0])
        {
            Parameters =
            [
                .. affine,
                new("running_mean", channels, ParameterRole.Statistic, Constant.Zeros),
                new("running_var", channels, ParameterRole.Statistic, Constant.Ones),
            ],
            Flops = 2 * shape.ElementsPerRow(),
        };
    }
}

/// <summary>Writes <see cref="Ops.BatchNorm"/>.</summary>
public static class BatchNormWriting
{
    /// <summary>Normalises each channel over the batch.</summary>
    public static Tensor BatchNorm(this Tensor x, float epsilon = 1e-5f, float momentum = 0.1f, bool affine = true, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new BatchNorm(epsilon, momentum, affine), name);
    }
}
