using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Planes;

/// <summary>
/// Numbers put to the places of a picture that indices name, and back, channels last. A part has some channels of one picture; where several numbers go to one
/// place the last stays, and all of them receive its gradient, as in PyTorch.
/// </summary>
internal sealed unsafe class Unpooling : IParallelWork
{
    private const int ChannelsOfPart = 16;

    private readonly int _images;
    private readonly int _channels;
    private readonly int _from;
    private readonly int _to;
    private readonly int _parts;
    private float* _small;
    private float* _large;
    private int* _indices;
    private bool _back;
    private bool _adds;

    /// <param name="images">Pictures.</param>
    /// <param name="channels">Their channels.</param>
    /// <param name="from">Places of a small picture.</param>
    /// <param name="to">Places of a large one.</param>
    public Unpooling(int images, int channels, int from, int to)
    {
        (_images, _channels, _from, _to) = (images, channels, from, to);
        _parts = (channels + ChannelsOfPart - 1) / ChannelsOfPart;
    }

    /// <summary>The first index that is no place of the large picture, or null.</summary>
    public int? Outside(Floats indices)
    {
        var all = indices.Whole;
        foreach (var index in all)
        {
            if ((uint)index >= (uint)_to)
            {
                return index;
            }
        }

        return null;
    }

    public void There(WorkerPool pool, Floats small, Floats indices, Floats large)
    {
        large.Clear();
        Run(pool, small, indices, large, back: false, adds: false);
    }

    public void Back(WorkerPool pool, Floats large, Floats indices, Floats small, bool adds) => Run(pool, small, indices, large, back: true, adds);

    void IParallelWork.Run(int part)
    {
        var (image, first) = ((long)part / _parts, part % _parts * ChannelsOfPart);
        var last = Math.Min(_channels, first + ChannelsOfPart);
        var large = _large + (image * _to * _channels);
        for (var place = 0; place < _from; place++)
        {
            var at = ((image * _from) + place) * _channels;
            for (var c = first; c < last; c++)
            {
                var other = large + ((long)_indices[at + c] * _channels) + c;
                if (_back)
                {
                    _small[at + c] = *other + (_adds ? _small[at + c] : 0);
                }
                else
                {
                    *other = _small[at + c];
                }
            }
        }
    }

    private void Run(WorkerPool pool, Floats small, Floats indices, Floats large, bool back, bool adds)
    {
        _small = small.Start;
        _large = large.Start;
        _indices = (int*)indices.Start;
        (_back, _adds) = (back, adds);
        pool.Run(_images * _parts, this);
    }
}
