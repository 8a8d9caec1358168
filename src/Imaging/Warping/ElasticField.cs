namespace MLNetVision.Imaging;

/// <summary>
/// Random smooth displacement fields (P. Simard, D. Steinkraus, J. Platt, Best practices for convolutional neural networks, 2003):
/// uniform noise in -1 .. 1, smoothed with a Gaussian, times a strength.
/// </summary>
public static class ElasticField
{
    /// <summary>A field for <see cref="RemapExtensions.Displace"/>: two channels, dx and dy in pixels.</summary>
    /// <param name="width">The picture's width.</param>
    /// <param name="height">The picture's height.</param>
    /// <param name="strength">What the smoothed noise is multiplied with, in pixels; 34 is a common choice for 28 x 28 digits.</param>
    /// <param name="sigma">The Gaussian's standard deviation in pixels, above zero: large for gentle bends, small for crumpling; 4 goes with 34.</param>
    /// <param name="seed">The same seed gives the same field.</param>
    public static Image<float> Create(int width, int height, float strength, float sigma, ulong seed)
    {
        var field = new Image<float>(width, height, 2);
        CreateTo(field, strength, sigma, seed);
        return field;
    }

    /// <summary>As <see cref="Create"/>, into a picture of two channels.</summary>
    public static void CreateTo(Image<float> destination, float strength, float sigma, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(destination);
        Guard.Finite("ElasticField", nameof(strength), strength);
        if (destination.Channels != 2)
            throw new ArgumentException($"ElasticField: the destination must have 2 channels, dx and dy, but has {destination.Channels}.", nameof(destination));

        var noise = new SeededNumbers(seed);
        var samples = destination.Samples;
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (2 * noise.Uniform((ulong)i)) - 1;

        destination.GaussianBlurTo(destination, sigma);
        foreach (ref var sample in samples)
            sample *= strength;
    }
}
