namespace MLNetVision.Networks.Initialisers;

/// <summary>Normal values, drawn again while they lie more than <paramref name="Bound"/> standard deviations from the mean.</summary>
public sealed record TruncatedNormal(double Mean = 0, double StandardDeviation = 0.02, double Bound = 2) : Initialiser
{
    /// <inheritdoc/>
    public override void Fill(Span<float> values, Shape shape, ulong seed)
    {
        if (!(Bound > 0))
        {
            throw new InvalidOperationException($"TruncatedNormal.Bound is {Bound}; it has to be above 0.");
        }

        var random = new RandomStream(seed);
        foreach (ref var value in values)
        {
            double z;
            do
            {
                z = random.NextNormal();
            }
            while (Math.Abs(z) > Bound);

            value = (float)(Mean + (StandardDeviation * z));
        }
    }
}
