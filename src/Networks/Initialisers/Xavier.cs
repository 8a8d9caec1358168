namespace MLNetVision.Networks.Initialisers;

/// <summary>Glorot and Bengio 2010, uniform: bound = gain * sqrt(6 / (fan-in + fan-out)).</summary>
public sealed record XavierUniform(double Gain = 1) : Initialiser
{
    /// <inheritdoc/>
    public override void Fill(Span<float> values, Shape shape, ulong seed)
    {
        var (fanIn, fanOut) = Fans.Of(shape);
        var bound = Gain * Math.Sqrt(6 / (fanIn + fanOut));
        new Uniform(-bound, bound).Fill(values, shape, seed);
    }
}

/// <summary>Glorot and Bengio 2010, normal: deviation = gain * sqrt(2 / (fan-in + fan-out)).</summary>
public sealed record XavierNormal(double Gain = 1) : Initialiser
{
    /// <inheritdoc/>
    public override void Fill(Span<float> values, Shape shape, ulong seed)
    {
        var (fanIn, fanOut) = Fans.Of(shape);
        new Normal(0, Gain * Math.Sqrt(2 / (fanIn + fanOut))).Fill(values, shape, seed);
    }
}
