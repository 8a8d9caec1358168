using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MLNetVision.Imaging.Kernels;

/// <summary>Cubic convolution (a = -0.75) of the sixteen pixels around the position: down the columns first, then across.</summary>
internal readonly struct BicubicSampler : ISampler
{
    public static double Offset => 0;

    public static Vector128<float> At<T>(in SampledPicture<T> source, int x, int y, float fx, float fy)
        where T : unmanaged
    {
        var (left, top) = (x - 1, y - 1);
        var (across, down) = (Weights(fx), Weights(fy));
        var index = ((top * source.Width) + left) * source.Channels;
        var inside = left >= 0 && top >= 0 && left < source.Width - 3 && top < source.Height - 3;
        if (!inside || !Vector256.IsHardwareAccelerated || !source.CanReadEight(index + (3 * source.Stride) + (2 * source.Channels)))
            return source.IsFill(left, top, 4) ? source.Fill : Slowly(source, left, top, across, down);

        var (first, second) = (Vector256<float>.Zero, Vector256<float>.Zero);
        for (var j = 0; j < 4; j++)
        {
            var weight = Vector256.Create(down[j]);
            first += source.EightAt(index) * weight;
            second += source.EightAt(index + (2 * source.Channels)) * weight;
            index += source.Stride;
        }

        var (firstRight, secondRight) = (Vector256.ShuffleNative(first, source.SecondPixel), Vector256.ShuffleNative(second, source.SecondPixel));
        return Mix(first.GetLower(), firstRight.GetLower(), second.GetLower(), secondRight.GetLower(), across);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector128<float> Slowly<T>(in SampledPicture<T> source, int left, int top, Vector128<float> across, Vector128<float> down)
        where T : unmanaged => Mix(
            Column(source, left, top, down),
            Column(source, left + 1, top, down),
            Column(source, left + 2, top, down),
            Column(source, left + 3, top, down),
            across);

    private static Vector128<float> Column<T>(in SampledPicture<T> source, int x, int top, Vector128<float> weights)
        where T : unmanaged
    {
        var sum = Vector128<float>.Zero;
        for (var j = 0; j < 4; j++)
            sum += source.Anywhere(x, top + j) * weights[j];

        return sum;
    }

    private static Vector128<float> Mix(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d, Vector128<float> weights) =>
        (a * weights[0]) + (b * weights[1]) + (c * weights[2]) + (d * weights[3]);

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
