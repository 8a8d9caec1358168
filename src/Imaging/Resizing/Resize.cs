namespace MLNetVision.Imaging;

/// <summary>Chooses how a picture is resized.</summary>
internal static class Resize
{
    public static void Run<T>(ImageView<T> source, ImageView<T> destination, Interpolation interpolation, bool antialias)
        where T : unmanaged
    {
        Samples.ThrowIfUnknown<T>("Resize");
        if (source.Width == destination.Width && source.Height == destination.Height)
            source.CopyTo(destination);
        else if (interpolation is Interpolation.Nearest or Interpolation.NearestExact)
            NearestResize.Run(source, destination, interpolation == Interpolation.NearestExact);
        else if (interpolation == Interpolation.Bilinear && !antialias && typeof(T) == typeof(byte))
            BilinearByteResize.Run(source.As<byte>(), destination.As<byte>());
        else
            Filter(source, destination, interpolation, antialias);
    }

    private static void Filter<T>(ImageView<T> source, ImageView<T> destination, Interpolation interpolation, bool antialias)
        where T : unmanaged
    {
        var shrinks = destination.Width <= source.Width && destination.Height <= source.Height;
        using var columns = ResizeWeights.Create(source.Width, destination.Width, interpolation, antialias, shrinks);
        using var rows = ResizeWeights.Create(source.Height, destination.Height, interpolation, antialias, shrinks);
        if (typeof(T) == typeof(byte))
            FixedPointResize.Run(source.As<byte>(), destination.As<byte>(), columns, rows, roundBetween: antialias);
        else
            FloatResize.Run(source, destination, columns, rows);
    }
}
