namespace MLNetVision.Imaging;

/// <summary>
/// The columns of a bilinear resize, laid out for a kernel that picks bytes within a window: each block makes <see cref="Samples"/> interleaved
/// samples from <see cref="Window"/> bytes at <see cref="Start"/>; sample j mixes window bytes Indices[2j] and Indices[2j + 1].
/// Weights lie as 128-bit lanes unpack: first those of samples 0-3, 8-11, 16-19, 24-27, then the others.
/// </summary>
internal readonly struct BilinearBlocks : IDisposable
{
    public const int Samples = 32;
    public const int Window = 128;
    private readonly Rented<int> _start;
    private readonly Rented<byte> _indices;
    private readonly Rented<short> _weights;

    private BilinearBlocks(int count)
    {
        Count = count;
        _start = new Rented<int>(count);
        _indices = new Rented<byte>(count * 2 * Samples);
        _weights = new Rented<short>(count * 2 * Samples);
        _indices.Span.Clear();
        _weights.Span.Clear();
    }

    public int Count { get; }

    public ReadOnlySpan<int> Start => _start.Span;

    public ReadOnlySpan<byte> Indices => _indices.Span;

    public ReadOnlySpan<short> Weights => _weights.Span;

    /// <summary>Whether every block's inputs lie in one window of the row, so that <see cref="Create"/> can be used.</summary>
    public static bool Fit(in BilinearTable columns, int inputs, int channels)
    {
        var outputs = columns.First.Length;
        if (inputs * channels < Window)
            return false;

        for (var sample = 0; sample < outputs * channels; sample += Samples)
        {
            var (first, last) = Bounds(columns, sample, channels);
            if (last - first >= Window)
                return false;
        }

        return true;
    }

    public static BilinearBlocks Create(in BilinearTable columns, int inputs, int channels)
    {
        var samples = columns.First.Length * channels;
        var blocks = new BilinearBlocks((samples + Samples - 1) / Samples);
        for (var block = 0; block < blocks.Count; block++)
        {
            var start = Math.Min(Bounds(columns, block * Samples, channels).First, (inputs * channels) - Window);
            blocks._start[block] = start;
            for (var sample = block * Samples; sample < Math.Min(samples, (block + 1) * Samples); sample++)
            {
                var (pixel, channel) = Math.DivRem(sample, channels);
                blocks._indices[2 * sample] = (byte)((columns.First[pixel] * channels) + channel - start);
                blocks._indices[(2 * sample) + 1] = (byte)((columns.Second[pixel] * channels) + channel - start);
                var at = (block * 2 * Samples) + WeightPlace(sample % Samples);
                blocks._weights[at] = (short)columns.Weights[pixel];
                blocks._weights[at + 1] = (short)(columns.Weights[pixel] >> 16);
            }
        }

        return blocks;
    }

    public void Dispose()
    {
        _start.Dispose();
        _indices.Dispose();
        _weights.Dispose();
    }

    private static int WeightPlace(int sample) => (sample / 4 % 2 * Samples) + (sample / 8 * 8) + (sample % 4 * 2);

    /// <summary>The first and last byte that the block which begins at <paramref name="sample"/> reads.</summary>
    private static (int First, int Last) Bounds(in BilinearTable columns, int sample, int channels)
    {
        var end = Math.Min(sample + Samples, columns.First.Length * channels) - 1;
        return (columns.First[sample / channels] * channels, (columns.Second[end / channels] * channels) + channels - 1);
    }
}
