namespace MLNetVision.Networks.Ops;

/// <summary>
/// In training each number is zero with this probability and the others grow by 1 / (1 - Probability); otherwise nothing happens (Srivastava et al. 2014).
/// </summary>
public sealed record Dropout(float Probability = 0.5f) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        inputs.Expect(1).Floating(0);
        inputs.Require(Probability is >= 0 and < 1, "a probability from 0, below 1", Probability);
        return new OpSignature(inputs[0]);
    }
}

/// <summary>Writes <see cref="Ops.Dropout"/>.</summary>
public static class DropoutWriting
{
    /// <summary>Drops numbers at random in training.</summary>
    public static Tensor Dropout(this Tensor x, float probability = 0.5f, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Dropout(probability), name);
    }
}
