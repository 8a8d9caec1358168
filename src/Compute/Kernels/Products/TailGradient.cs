using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Planning;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Products;

/// <summary>
/// Takes a gradient back through a rectifier, in place, and sums it over the rows: the gradient of what was added to each channel. Sums are made over fixed
/// blocks of rows and then over the blocks, in double precision.
/// </summary>
internal sealed unsafe class TailGradient(int rows, int channels, Tail tail) : LaneWork
{
    private const int Block = 256;

    private float* _gradient;
    private float* _result;
    private float* _sums;

    /// <summary>Floats of scratch that sums take.</summary>
    public long ScratchCount => (long)Blocks * channels;

    private int Blocks { get; } = (rows + Block - 1) / Block;

    /// <param name="pool">The threads.</param>
    /// <param name="gradient">The gradient of the rectified result; becomes that of what went into the rectifier.</param>
    /// <param name="result">The rectified result; not read where there is no rectifier.</param>
    /// <param name="bias">Where the sums go, or empty.</param>
    /// <param name="adds">Whether they are added to what is there.</param>
    /// <param name="scratch">Memory for the sums of blocks.</param>
    public void Run(WorkerPool pool, Floats gradient, Floats result, Floats bias, bool adds, Floats scratch)
    {
        if (tail.IsNone && bias.IsEmpty)
        {
            return;
        }

        _gradient = gradient.Start;
        _result = result.Start;
        _sums = bias.IsEmpty ? null : scratch.Start;
        pool.Run(Blocks, this);
        for (var c = 0; c < channels && !bias.IsEmpty; c++)
        {
            var sum = adds ? (double)bias.Start[c] : 0;
            for (var block = 0; block < Blocks; block++)
            {
                sum += _sums[((long)block * channels) + c];
            }

            bias.Start[c] = (float)sum;
        }
    }

    protected override void Part<T>(int part)
    {
        var first = (long)part * Block;
        var count = (int)Math.Min(Block, rows - first);
        var c = 0;
        for (; c + T.Count <= channels; c += T.Count)
        {
            Columns<T>(part, first, count, c);
        }

        for (; c < channels; c++)
        {
            Columns<Lanes1>(part, first, count, c);
        }
    }

    private void Columns<T>(int part, long first, int count, int channel)
        where T : struct, ILanes<T>
    {
        var gradient = _gradient + (first * channels) + channel;
        var result = _result + (first * channels) + channel;
        T sum = T.Zero, slope = T.Spread(tail.Slope), top = T.Spread(tail.Top);
        for (var row = 0; row < count; row++)
        {
            var g = T.Load(gradient);
            if (!tail.IsNone)
            {
                var y = T.Load(result);
                g = T.IfGreater(y, T.Zero, T.IfGreater(top, y, g, T.Zero), slope * g);
                g.Store(gradient);
                result += channels;
            }

            sum += g;
            gradient += channels;
        }

        if (_sums is not null)
        {
            sum.Store(_sums + ((long)part * channels) + channel);
        }
    }
}
