using MLNetVision.Imaging.Kernels;

namespace MLNetVision.Imaging;

/// <summary>Mirrors.</summary>
public static class FlipExtensions
{
    /// <summary>Left becomes right.</summary>
    public static Image<T> FlipHorizontally<T>(this Image<T> image)
        where T : unmanaged
    {
        var result = Shaped.Like(image);
        image.FlipHorizontallyTo(result);
        return result;
    }

    /// <summary>Left becomes right; <paramref name="destination"/> may be the picture itself.</summary>
    public static void FlipHorizontallyTo<T>(this Image<T> image, Image<T> destination)
        where T : unmanaged
    {
        Guard.SameShape("FlipHorizontallyTo", image, destination);
        for (var y = 0; y < image.Height; y++)
        {
            if (image != destination)
                image.Row(y).CopyTo(destination.Row(y));

            PixelKernels.Reverse(destination.Row(y), image.Channels);
        }
    }

    /// <summary>Top becomes bottom.</summary>
    public static Image<T> FlipVertically<T>(this Image<T> image)
        where T : unmanaged
    {
        var result = Shaped.Like(image);
        image.FlipVerticallyTo(result);
        return result;
    }

    /// <summary>Top becomes bottom; <paramref name="destination"/> must be another picture.</summary>
    public static void FlipVerticallyTo<T>(this Image<T> image, Image<T> destination)
        where T : unmanaged
    {
        Guard.SameShape("FlipVerticallyTo", image, destination);
        Guard.NotInPlace("FlipVerticallyTo", image, destination);
        for (var y = 0; y < image.Height; y++)
            image.Row(y).CopyTo(destination.Row(image.Height - 1 - y));
    }
}
