using MLNetVision.Imaging.Kernels;

namespace MLNetVision.Imaging;

/// <summary>Picks one input pixel for every output pixel.</summary>
internal static class NearestResize
{
    public static void Run<T>(ImageView<T> source, ImageView<T> destination, bool centres)
        where T : unmanaged
    {
        using var columns = Picks(source.Width, destination.Width, centres);
        using var rows = Picks(source.Height, destination.Height, centres);
        for (var y = 0; y < destination.Height; y++)
        {
            var row = destination.Row(y);
            if (y > 0 && rows[y] == rows[y - 1])
                destination.Row(y - 1).CopyTo(row);
            else
                PixelKernels.Pick(source.Row(rows[y]), columns.Span, row, source.Channels);
        }
    }

    /// <summary>floor((i + 0.5) * scale) in whole numbers where centres count, else floor(i * scale) with OpenCV's rounding of the scale.</summary>
    private static Rented<int> Picks(int inputs, int outputs, bool centres)
    {
        var picks = new Rented<int>(outputs);
        var scale = 1 / ((double)outputs / inputs);
        for (var i = 0; i < outputs; i++)
        {
            picks[i] = centres
                ? (int)(((2L * i) + 1) * inputs / (2L * outputs))
                : Math.Min(inputs - 1, (int)Math.Floor(i * scale));
        }

        return picks;
    }
}
