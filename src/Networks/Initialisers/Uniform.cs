namespace MLNetVision.Networks.Initialisers;

/// <summary>Uniform values in [Low, High).</summary>
public sealed record Uniform(double Low, double High) : Initialiser
{
    /// <inheritdoc/>
    public override void Fill(Span<float> values, Shape shape, ulong seed)
    {
        var random = new RandomStream(seed);
        foreach (ref var value in values)
        {
            value = (float)(Low + ((High - Low) * random.NextUniform()));
        }
    }
}
