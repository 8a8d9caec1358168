namespace MLNetVision.Networks.Ops;

/// <summary>Cross-entropy that easy rows hardly count in: -(1 - p)^Gamma log p, p the softmax of the target class (Lin et al. 2017).</summary>
public sealed record Focal(float Gamma = 2) : ClassLoss
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        inputs.Require(Gamma >= 0, "a gamma from 0", Gamma);
        return base.Infer(inputs);
    }
}
