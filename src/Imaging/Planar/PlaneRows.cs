using MLNetVision.Imaging.Kernels;

namespace MLNetVision.Imaging;

/// <summary>A row of interleaved pixels against a row in each of several planes that lie <c>distance</c> samples apart.</summary>
internal static class PlaneRows
{
    public static void Split(ReadOnlySpan<float> row, int channels, Span<float> planes, int distance)
    {
        var width = row.Length / channels;
        if (channels == 3)
        {
            PlaneKernels.Split(row, channels, planes[..width], planes.Slice(distance, width), planes.Slice(2 * distance, width));
            return;
        }

        for (var c = 0; c < channels; c++)
        {
            var plane = planes.Slice(c * distance, width);
            for (var x = 0; x < plane.Length; x++)
                plane[x] = row[(x * channels) + c];
        }
    }

    public static void Join(ReadOnlySpan<float> planes, int distance, int channels, Span<float> row)
    {
        var width = row.Length / channels;
        if (channels == 3)
        {
            PlaneKernels.Join(planes[..width], planes.Slice(distance, width), planes.Slice(2 * distance, width), channels, row);
            return;
        }

        for (var c = 0; c < channels; c++)
        {
            var plane = planes.Slice(c * distance, width);
            for (var x = 0; x < plane.Length; x++)
                row[(x * channels) + c] = plane[x];
        }
    }
}
