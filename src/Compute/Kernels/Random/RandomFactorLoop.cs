using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Random;

/// <summary>
/// Multiplies numbers with random factors, forward and on the way back, where the draws are made again. A draw belongs to a number's place in plain order [N,
/// C, places], also where memory has it as [N, places, C]. Results may lie in the place of what they are made from.
/// </summary>
internal sealed unsafe class RandomFactorLoop<TFactor>(TFactor factor, bool channelsLast, int channels, int places) : IParallelWork
    where TFactor : struct, IRandomFactor
{
    private const int Block = 4096;

    private ulong _key;
    private float* _seen;
    private float* _from;
    private float* _to;
    private long _count;
    private bool _adds;

    /// <summary>to = from * factor, written or added; the factors see other numbers, of which only the sign counts.</summary>
    public void Run(WorkerPool pool, ulong key, Floats seen, Floats from, Floats to, bool adds)
    {
        (_key, _count, _adds) = (key, to.Count, adds);
        _seen = seen.Start;
        _from = from.Start;
        _to = to.Start;
        pool.Run((int)((_count + Block - 1) / Block), this);
    }

    void IParallelWork.Run(int part)
    {
        var (at, end) = ((long)part * Block, Math.Min(_count, ((long)part + 1) * Block));
        while (at < end)
        {
            var (first, stride, count) = PlainRun(at, end - at);
            Multiply(at, first, stride, count);
            at += count;
        }
    }

    /// <summary>Numbers that follow each other in memory and stand evenly spaced in plain order: the first of them there, the spacing, and how many.</summary>
    private (long First, int Stride, int Count) PlainRun(long at, long most)
    {
        if (!channelsLast)
        {
            return (at, 1, (int)most);
        }

        var (pixel, channel) = Math.DivRem(at, channels);
        var (row, place) = Math.DivRem(pixel, places);
        return ((((row * channels) + channel) * places) + place, places, (int)Math.Min(channels - channel, most));
    }

    private void Multiply(long at, long first, int stride, int count)
    {
        var (draw, key, adds) = (factor, _key, _adds);
        float* seen = _seen + at, from = _from + at, to = _to + at;
        for (var i = 0; i < count; i++)
        {
            var value = from[i] * draw.Of(key, first + ((long)i * stride), seen[i]);
            to[i] = adds ? to[i] + value : value;
        }
    }
}
