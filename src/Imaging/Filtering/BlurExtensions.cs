namespace MLNetVision.Imaging;

/// <summary>Smoothing.</summary>
public static class BlurExtensions
{
    /// <summary>Smoothed with a Gaussian of standard deviation <paramref name="sigma"/> in pixels.</summary>
    /// <param name="image">A picture of byte, ushort or float samples.</param>
    /// <param name="sigma">The standard deviation, above zero.</param>
    /// <param name="radius">Pixels to either side that count; four standard deviations by default, beyond which less than 0.01 % lies.</param>
    /// <param name="border">What lies outside the picture.</param>
    /// <param name="fill">For <see cref="BorderMode.Constant"/>: nothing (zero), one value, or one a channel, in the unit of the samples.</param>
    public static Image<T> GaussianBlur<T>(
        this Image<T> image, float sigma, int? radius = null, BorderMode border = BorderMode.Reflect101, params ReadOnlySpan<float> fill)
        where T : unmanaged
    {
        var result = Shaped.Like(image);
        image.GaussianBlurTo(result, sigma, radius, border, fill);
        return result;
    }

    /// <summary>As <see cref="GaussianBlur"/>, into a picture of the same shape, which may be the picture itself.</summary>
    public static void GaussianBlurTo<T>(
        this Image<T> image,
        Image<T> destination,
        float sigma,
        int? radius = null,
        BorderMode border = BorderMode.Reflect101,
        params ReadOnlySpan<float> fill)
        where T : unmanaged
    {
        const string Owner = "GaussianBlur";
        if (!(sigma > 0 && float.IsFinite(sigma)))
            throw new ArgumentOutOfRangeException(nameof(sigma), sigma, $"{Owner}: sigma must be a finite number above 0.");

        using var weights = new Rented<float>((2 * Radius(Owner, radius ?? Math.Max(1, (int)((4 * sigma) + 0.5f)))) + 1);
        SmoothingWeights.Gaussian(sigma, weights.Span);
        Filter(Owner, image, destination, weights.Span, border, fill);
    }

    /// <summary>Every pixel becomes the mean of the square of 2 * <paramref name="radius"/> + 1 pixels around it.</summary>
    /// <param name="image">A picture of byte, ushort or float samples.</param>
    /// <param name="radius">Pixels to either side, at least 0.</param>
    /// <param name="border">What lies outside the picture.</param>
    /// <param name="fill">For <see cref="BorderMode.Constant"/>: nothing (zero), one value, or one a channel, in the unit of the samples.</param>
    public static Image<T> BoxBlur<T>(this Image<T> image, int radius, BorderMode border = BorderMode.Reflect101, params ReadOnlySpan<float> fill)
        where T : unmanaged
    {
        var result = Shaped.Like(image);
        image.BoxBlurTo(result, radius, border, fill);
        return result;
    }

    /// <summary>As <see cref="BoxBlur"/>, into a picture of the same shape, which may be the picture itself.</summary>
    public static void BoxBlurTo<T>(
        this Image<T> image, Image<T> destination, int radius, BorderMode border = BorderMode.Reflect101, params ReadOnlySpan<float> fill)
        where T : unmanaged
    {
        using var weights = new Rented<float>((2 * Radius("BoxBlur", radius)) + 1);
        weights.Span.Fill(1f / weights.Span.Length);
        Filter("BoxBlur", image, destination, weights.Span, border, fill);
    }

    private static void Filter<T>(
        string owner, Image<T> image, Image<T> destination, ReadOnlySpan<float> weights, BorderMode border, ReadOnlySpan<float> fill)
        where T : unmanaged
    {
        Guard.SameShape(owner, image, destination);
        Span<T> pixel = stackalloc T[image.Channels];
        Fill.Expand(owner, fill, pixel);
        SeparableFilter.Run(ImageView<T>.Of(image), ImageView<T>.Of(destination), weights, weights, border, pixel);
    }

    private static int Radius(string owner, int radius) =>
        radius is >= 0 and <= 1 << 20
            ? radius
            : throw new ArgumentOutOfRangeException(nameof(radius), radius, $"{owner}: radius must be 0 to {1 << 20}.");
}
