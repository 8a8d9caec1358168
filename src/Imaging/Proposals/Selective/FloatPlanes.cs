namespace MLNetVision.Imaging;

/// <summary>The channels of a picture of bytes one after the other, 0 to 255 in single precision.</summary>
internal static class FloatPlanes
{
    private const float Truncation = 4;

    public static float[][] Of(Image<byte> picture)
    {
        var planes = new float[picture.Channels][];
        for (var c = 0; c < planes.Length; c++)
        {
            var plane = planes[c] = GC.AllocateUninitializedArray<float>(picture.Width * picture.Height);
            ReadOnlySpan<byte> samples = picture.Samples[c..];
            for (int i = 0, s = 0; i < plane.Length; i++, s += planes.Length)
                plane[i] = samples[s];
        }

        return planes;
    }

    public static void Smooth(float[] plane, int width, int height, double sigma)
    {
        if (sigma > 0)
            Filter(plane, plane, width, height, Bell(sigma), Bell(sigma));
    }

    public static void Filter(float[] from, float[] to, int width, int height, ReadOnlySpan<float> across, ReadOnlySpan<float> down) =>
        SeparableFilter.Run(
            ImageView<float>.Of(new Image<float>(width, height, 1, from)), ImageView<float>.Of(new Image<float>(width, height, 1, to)),
            across, down, BorderMode.Reflect, [0f]);

    public static float[] Bell(double sigma)
    {
        var weights = new float[(2 * Math.Max(1, (int)((Truncation * sigma) + 0.5))) + 1];
        SmoothingWeights.Gaussian(sigma, weights);
        return weights;
    }
}
