namespace MLNetVision.Networks.Initialisers;

/// <summary>He et al. 2015, normal: deviation = sqrt(2 / ((1 + slope²) * fan)); slope is that of the leaky rectifier that follows.</summary>
public sealed record HeNormal(Fan Fan = Fan.In, double NegativeSlope = 0) : Initialiser
{
    /// <inheritdoc/>
    public override void Fill(Span<float> values, Shape shape, ulong seed) =>
        new Normal(0, Math.Sqrt(2 / ((1 + (NegativeSlope * NegativeSlope)) * Fans.Of(shape, Fan)))).Fill(values, shape, seed);
}

/// <summary>He et al. 2015, uniform: bound = sqrt(6 / ((1 + slope²) * fan)). PyTorch's default for convolutions and dense layers has slope sqrt(5).</summary>
public sealed record HeUniform(Fan Fan = Fan.In, double NegativeSlope = 0) : Initialiser
{
    /// <inheritdoc/>
    public override void Fill(Span<float> values, Shape shape, ulong seed)
    {
        var bound = Math.Sqrt(6 / ((1 + (NegativeSlope * NegativeSlope)) * Fans.Of(shape, Fan)));
        new Uniform(-bound, bound).Fill(values, shape, seed);
    }
}
