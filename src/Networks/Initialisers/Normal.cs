namespace MLNetVision.Networks.Initialisers;

/// <summary>Normal values.</summary>
public sealed record Normal(double Mean = 0, double StandardDeviation = 0.01) : Initialiser
{
    /// <inheritdoc/>
    public override void Fill(Span<float> values, Shape shape, ulong seed)
    {
        var random = new RandomStream(seed);
        foreach (ref var value in values)
        {
            value = (float)(Mean + (StandardDeviation * random.NextNormal()));
        }
    }
}
