using MLNetVision.Compute.Memory;

namespace MLNetVision.Compute.Kernels;

/// <summary>[N, C, places] to [N, places, C] and back, by tiles that stay in the first cache.</summary>
internal static unsafe class ChannelOrder
{
    private const int Tile = 16;

    public static void ToLast(ReadOnlySpan<float> plain, Floats last, ReadOnlySpan<int> dims)
    {
        fixed (float* from = plain)
        {
            ToLast(new Floats(from, plain.Length), last, dims[0], dims[1], Places(dims));
        }
    }

    public static void ToPlain(Floats last, Span<float> plain, ReadOnlySpan<int> dims)
    {
        fixed (float* to = plain)
        {
            ToPlain(last, new Floats(to, plain.Length), dims[0], dims[1], Places(dims));
        }
    }

    public static void ToLast(Floats plain, Floats last, int rows, int channels, int places)
    {
        for (var n = 0; n < rows; n++)
        {
            Transpose(plain.Slice((long)n * channels * places, (long)channels * places), last.Slice((long)n * channels * places, (long)channels * places), channels, places);
        }
    }

    public static void ToPlain(Floats last, Floats plain, int rows, int channels, int places)
    {
        for (var n = 0; n < rows; n++)
        {
            Transpose(last.Slice((long)n * channels * places, (long)channels * places), plain.Slice((long)n * channels * places, (long)channels * places), places, channels);
        }
    }

    /// <summary>[height, width] to [width, height], added to what is there where that is asked for.</summary>
    public static void Transpose(Floats from, Floats to, int height, int width, bool adds = false)
    {
        float* source = from.Start, target = to.Start;
        for (var y0 = 0; y0 < height; y0 += Tile)
        {
            var y1 = Math.Min(height, y0 + Tile);
            for (var x0 = 0; x0 < width; x0 += Tile)
            {
                var x1 = Math.Min(width, x0 + Tile);
                for (var x = x0; x < x1; x++)
                {
                    for (var y = y0; y < y1; y++)
                    {
                        var value = source[((long)y * width) + x];
                        ref var place = ref target[((long)x * height) + y];
                        place = adds ? place + value : value;
                    }
                }
            }
        }
    }

    /// <summary>How many places there are behind the channels.</summary>
    public static int Places(ReadOnlySpan<int> dims)
    {
        var places = 1;
        foreach (var dim in dims[2..])
        {
            places *= dim;
        }

        return places;
    }
}
