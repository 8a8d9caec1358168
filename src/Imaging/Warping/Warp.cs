using MLNetVision.Imaging.Kernels;

namespace MLNetVision.Imaging;

/// <summary>Makes every pixel of a result from the picture around the position it comes from.</summary>
internal static class Warp
{
    public static void Run<T, TCoordinates>(
        string owner,
        Image<T> image,
        Image<T> destination,
        in TCoordinates coordinates,
        Interpolation interpolation,
        BorderMode border,
        ReadOnlySpan<float> fill)
        where T : unmanaged
        where TCoordinates : struct, ICoordinates
    {
        Guard.SameChannels(owner, image, destination);
        Guard.NotInPlace(owner, image, destination);
        Span<T> pixel = stackalloc T[image.Channels];
        Fill.Expand(owner, fill, pixel);
        var source = new SampledPicture<T>(image, border, pixel);
        switch (interpolation)
        {
            case Interpolation.Nearest or Interpolation.NearestExact:
                Rows<T, TCoordinates, NearestSampler>(source, destination, coordinates);
                break;
            case Interpolation.Bilinear:
                Rows<T, TCoordinates, BilinearSampler>(source, destination, coordinates);
                break;
            case Interpolation.Bicubic:
                Rows<T, TCoordinates, BicubicSampler>(source, destination, coordinates);
                break;
            default:
                throw new ArgumentOutOfRangeException(
                    nameof(interpolation), interpolation, $"{owner}: interpolation must be Nearest, NearestExact, Bilinear or Bicubic.");
        }
    }

    private static void Rows<T, TCoordinates, TSampler>(in SampledPicture<T> source, Image<T> destination, in TCoordinates coordinates)
        where T : unmanaged
        where TCoordinates : struct, ICoordinates
        where TSampler : struct, ISampler
    {
        using var xs = new Rented<double>(destination.Width);
        using var ys = new Rented<double>(destination.Width);
        using var columns = new Rented<int>(destination.Width);
        using var rows = new Rented<int>(destination.Width);
        using var shareXs = new Rented<float>(destination.Width);
        using var shareYs = new Rented<float>(destination.Width);
        using var row = new Rented<float>(destination.Stride + Sampling.Slack);
        for (var y = 0; y < destination.Height; y++)
        {
            coordinates.Fill(y, xs.Span, ys.Span);
            Positions.Split(xs.Span, TSampler.Offset, columns.Span, shareXs.Span);
            Positions.Split(ys.Span, TSampler.Offset, rows.Span, shareYs.Span);
            Sampling.Row<T, TSampler>(source, columns.Span, shareXs.Span, rows.Span, shareYs.Span, row.Span);
            FloatRows.FromFloat(row.Span[..destination.Stride], destination.Row(y));
        }
    }
}
