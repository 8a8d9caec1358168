namespace MLNetVision.Networks.Ops;

/// <summary>(x - y)² / (2 Beta) where |x - y| is below Beta, |x - y| - Beta / 2 elsewhere (Girshick 2015).</summary>
public sealed record SmoothL1(float Beta = 1) : ElementwiseLoss
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        inputs.Require(Beta > 0, "a beta above 0", Beta);
        return base.Infer(inputs);
    }
}
