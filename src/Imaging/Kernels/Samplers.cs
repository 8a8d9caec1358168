using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MLNetVision.Imaging.Kernels;

/// <summary>Makes a value between pixels.</summary>
internal interface ISampler
{
    /// <summary>What is added to a position before it is split into a whole pixel and a share.</summary>
    static abstract double Offset { get; }

    /// <summary>The value at the position (x + fx, y + fy), less the offset.</summary>
    static abstract Vector128<float> At<T>(in SampledPicture<T> source, int x, int y, float fx, float fy)
        where T : unmanaged;
}

/// <summary>The pixel whose centre is nearest, halves upwards.</summary>
internal readonly struct NearestSampler : ISampler
{
    public static double Offset => 0.5;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> At<T>(in SampledPicture<T> source, int x, int y, float fx, float fy)
        where T : unmanaged
    {
        var index = ((y * source.Width) + x) * source.Channels;
        var inside = (uint)x < (uint)source.Width && (uint)y < (uint)source.Height;
        return inside && source.CanRead(index) ? source.At(index)
            : source.IsFill(x, y, 1) ? source.Fill
            : source.Anywhere(x, y);
    }
}

/// <summary>The mean of the four pixels around the position, weighted by nearness: along x first, then along y.</summary>
internal readonly struct BilinearSampler : ISampler
{
    public static double Offset => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> At<T>(in SampledPicture<T> source, int x, int y, float fx, float fy)
        where T : unmanaged
    {
        var index = ((y * source.Width) + x) * source.Channels;
        var below = index + source.Stride;
        var inside = (uint)x < (uint)(source.Width - 1) && (uint)y < (uint)(source.Height - 1);
        if (!inside || !source.CanReadEight(below) || !Vector256.IsHardwareAccelerated)
            return source.IsFill(x, y, 2) ? source.Fill : Slowly(source, x, y, fx, fy);

        var (upper, lower) = (source.EightAt(index), source.EightAt(below));
        var (upperRight, lowerRight) = (Vector256.ShuffleNative(upper, source.SecondPixel), Vector256.ShuffleNative(lower, source.SecondPixel));
        return Mix(upper.GetLower(), upperRight.GetLower(), lower.GetLower(), lowerRight.GetLower(), fx, fy);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector128<float> Slowly<T>(in SampledPicture<T> source, int x, int y, float fx, float fy)
        where T : unmanaged =>
        Mix(source.Anywhere(x, y), source.Anywhere(x + 1, y), source.Anywhere(x, y + 1), source.Anywhere(x + 1, y + 1), fx, fy);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Mix(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d, float fx, float fy)
    {
        var upper = a + ((b - a) * fx);
        var lower = c + ((d - c) * fx);
        return upper + ((lower - upper) * fy);
    }
}
