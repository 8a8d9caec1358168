namespace MLNetVision.Imaging;

/// <summary>Builds the weights of one axis in the two conventions that matter: OpenCV's without antialiasing, PIL's with it.</summary>
internal static class ResizeWeights
{
    /// <summary>
    /// The weights of an axis. <paramref name="shrinks"/> says whether neither axis grows: OpenCV's area interpolation falls back to a linear
    /// one on both axes otherwise.
    /// </summary>
    public static WeightTable Create(int inputs, int outputs, Interpolation interpolation, bool antialias, bool shrinks) => (interpolation, antialias) switch
    {
        (Interpolation.Bilinear, false) => Interpolating<TriangleFilter>(inputs, outputs),
        (Interpolation.Bicubic, false) => Interpolating<SharpCubicFilter>(inputs, outputs),
        (Interpolation.Lanczos, false) => Interpolating<Lanczos4Filter>(inputs, outputs),
        (Interpolation.Area, false) when shrinks => Area(inputs, outputs),
        (Interpolation.Area, false) => GrowingArea(inputs, outputs),
        (Interpolation.Bilinear, true) => Antialiased<TriangleFilter>(inputs, outputs),
        (Interpolation.Bicubic, true) => Antialiased<CatmullRomFilter>(inputs, outputs),
        (Interpolation.Lanczos, true) => Antialiased<Lanczos3Filter>(inputs, outputs),
        (Interpolation.Area, true) => Antialiased<BoxFilter>(inputs, outputs),
        _ => throw new ArgumentOutOfRangeException(nameof(interpolation), interpolation, "Resize: interpolation must be a member of Interpolation."),
    };

    /// <summary>The filter as it is, at half-pixel centres: input position (i + 0.5) * scale - 0.5. The edge pixel is repeated.</summary>
    private static WeightTable Interpolating<TFilter>(int inputs, int outputs)
        where TFilter : struct, IResizeFilter
    {
        var reach = (int)TFilter.Support;
        var table = new WeightTable(inputs, outputs, 2 * reach);
        Span<double> weights = stackalloc double[2 * reach];
        var scale = Scale(inputs, outputs);
        for (var i = 0; i < outputs; i++)
        {
            var position = ((i + 0.5) * scale) - 0.5;
            var start = (int)Math.Floor(position) - reach + 1;
            var total = Fill<TFilter>(weights, start - position, 1);
            table.Set(i, start, weights, total);
        }

        return table;
    }

    /// <summary>The filter widened by the shrink factor, cut off at the picture's edge and normalised.</summary>
    private static WeightTable Antialiased<TFilter>(int inputs, int outputs)
        where TFilter : struct, IResizeFilter
    {
        var scale = (double)inputs / outputs;
        var stretch = Math.Max(1, scale);
        var support = TFilter.Support * stretch;
        var most = ((int)Math.Ceiling(support) * 2) + 1;
        using var weights = new Rented<double>(most);
        var table = new WeightTable(inputs, outputs, most);
        for (var i = 0; i < outputs; i++)
        {
            var centre = (i + 0.5) * scale;
            var start = Math.Max(0, (int)(centre - support + 0.5));
            var end = Math.Min(inputs, (int)(centre + support + 0.5));
            var used = weights.Span[..(end - start)];
            var total = Fill<TFilter>(used, start - centre + 0.5, stretch);
            table.Set(i, start, used, total);
        }

        return table;
    }

    /// <summary>
    /// The share of every input pixel in the span i * scale .. (i + 1) * scale; shares below a thousandth of a pixel are dropped, as OpenCV does.
    /// </summary>
    private static WeightTable Area(int inputs, int outputs)
    {
        const double Least = 1e-3;
        var scale = Scale(inputs, outputs);
        var most = (int)Math.Ceiling(scale) + 1;
        using var weights = new Rented<double>(most);
        var table = new WeightTable(inputs, outputs, most);
        for (var i = 0; i < outputs; i++)
        {
            var (from, to) = (i * scale, Math.Min(inputs, (i + 1) * scale));
            var start = Math.Min(inputs - 1, (int)Math.Floor(from + Least));
            var end = Math.Clamp((int)Math.Ceiling(to - Least), start + 1, inputs);
            var total = 0.0;
            for (var x = start; x < end; x++)
                total += weights[x - start] = Math.Min(to, x + 1) - Math.Max(from, x);

            table.Set(i, start, weights.Span[..(end - start)], total);
        }

        return table;
    }

    /// <summary>What OpenCV makes of area interpolation when an axis grows: linear, but an output pixel inside one input pixel is that pixel.</summary>
    private static WeightTable GrowingArea(int inputs, int outputs)
    {
        var table = new WeightTable(inputs, outputs, 2);
        var scale = Scale(inputs, outputs);
        for (var i = 0; i < outputs; i++)
        {
            var start = (int)Math.Floor(i * scale);
            var share = i + 1 - ((start + 1) * ((double)outputs / inputs));
            share = share <= 0 ? 0 : share - Math.Floor(share);
            table.Set(i, start, [1 - share, share], 1);
        }

        return table;
    }

    private static double Fill<TFilter>(Span<double> weights, double distance, double stretch)
        where TFilter : struct, IResizeFilter
    {
        var total = 0.0;
        for (var k = 0; k < weights.Length; k++)
            total += weights[k] = TFilter.Weight((distance + k) / stretch);

        return total;
    }

    /// <summary>The reciprocal of outputs / inputs, which can differ from inputs / outputs in the last bit; OpenCV's way.</summary>
    private static double Scale(int inputs, int outputs) => 1 / ((double)outputs / inputs);
}
