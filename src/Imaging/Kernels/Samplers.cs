using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MLNetVision.Imaging.Kernels;

/// <summary>Makes a value between pixels.</summary>
internal interface ISampler
{
    /// <summary>The value at a position whose magnitudes are below <see cref="Sampling.Farthest"/>.</summary>
    static abstract Vector128<float> At<T>(in SampledPicture<T> source, double x, double y)
        where T : unmanaged;
}

/// <summary>The pixel whose centre is nearest, halves upwards.</summary>
internal readonly struct NearestSampler : ISampler
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> At<T>(in SampledPicture<T> source, double x, double y)
        where T : unmanaged => source.Anywhere((int)Math.Floor(x + 0.5), (int)Math.Floor(y + 0.5));
}

/// <summary>The mean of the four pixels around the position, weighted by nearness.</summary>
internal readonly struct BilinearSampler : ISampler
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> At<T>(in SampledPicture<T> source, double x, double y)
        where T : unmanaged
    {
        var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
        var (fx, fy) = (Vector128.Create((float)(x - left)), Vector128.Create((float)(y - top)));
        var index = ((top * source.Width) + left) * source.Channels;
        var inside = (uint)left < (uint)(source.Width - 1) && (uint)top < (uint)(source.Height - 1);
        if (!inside || !source.CanRead(index + source.Stride + source.Channels))
            return Mix(source.Anywhere(left, top), source.Anywhere(left + 1, top), source.Anywhere(left, top + 1), source.Anywhere(left + 1, top + 1), fx, fy);

        var below = index + source.Stride;
        return Mix(source.At(index), source.At(index + source.Channels), source.At(below), source.At(below + source.Channels), fx, fy);
    }

    private static Vector128<float> Mix(
        Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d, Vector128<float> fx, Vector128<float> fy)
    {
        var upper = a + ((b - a) * fx);
        var lower = c + ((d - c) * fx);
        return upper + ((lower - upper) * fy);
    }
}

/// <summary>Cubic convolution (a = -0.75) of the sixteen pixels around the position.</summary>
internal readonly struct BicubicSampler : ISampler
{
    public static Vector128<float> At<T>(in SampledPicture<T> source, double x, double y)
        where T : unmanaged
    {
        var (left, top) = ((int)Math.Floor(x) - 1, (int)Math.Floor(y) - 1);
        var (across, down) = (Weights((float)(x - left - 1)), Weights((float)(y - top - 1)));
        var inside = left >= 0 && top >= 0 && left < source.Width - 3 && top < source.Height - 3
            && source.CanRead((((top + 3) * source.Width) + left + 3) * source.Channels);
        var sum = Vector128<float>.Zero;
        for (var j = 0; j < 4; j++)
        {
            var row = inside ? InsideRow(source, left, top + j, across) : BorderRow(source, left, top + j, across);
            sum += row * down[j];
        }

        return sum;
    }

    private static Vector128<float> InsideRow<T>(in SampledPicture<T> source, int left, int y, Vector128<float> weights)
        where T : unmanaged
    {
        var index = ((y * source.Width) + left) * source.Channels;
        return (source.At(index) * weights[0])
            + (source.At(index + source.Channels) * weights[1])
            + (source.At(index + (2 * source.Channels)) * weights[2])
            + (source.At(index + (3 * source.Channels)) * weights[3]);
    }

    private static Vector128<float> BorderRow<T>(in SampledPicture<T> source, int left, int y, Vector128<float> weights)
        where T : unmanaged
    {
        var sum = Vector128<float>.Zero;
        for (var i = 0; i < 4; i++)
            sum += source.Anywhere(left + i, y) * weights[i];

        return sum;
    }

    /// <summary>The weights of the pixels at distances 1 + f, f, 1 - f, 2 - f; the last one makes the sum 1.</summary>
    private static Vector128<float> Weights(float f)
    {
        const float A = (float)CubicConvolution.Sharp;
        var (g, h) = (1 + f, 1 - f);
        var first = ((((A * g) - (5 * A)) * g) + (8 * A)) * g - (4 * A);
        var second = ((((A + 2) * f) - (A + 3)) * f * f) + 1;
        var third = ((((A + 2) * h) - (A + 3)) * h * h) + 1;
        return Vector128.Create(first, second, third, 1 - first - second - third);
    }
}
