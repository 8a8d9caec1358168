namespace MLNetVision.Compute.Kernels.Grids;

/// <summary>A region along an axis of a picture: where it begins, how long a cell is, how many samples a cell has.</summary>
internal readonly struct RoiAxis
{
    /// <summary>Samples along an axis of a cell that a region may ask for by its size.</summary>
    public const int MostSamples = 1 << 20;

    private readonly double _from;
    private readonly int _samples;
    private readonly int _size;

    /// <param name="first">Where the region begins, in the coordinates that <paramref name="shape"/> scales.</param>
    /// <param name="last">Where it ends.</param>
    /// <param name="cells">Its cells.</param>
    /// <param name="size">Pixels of the picture.</param>
    /// <param name="shape">How regions are read.</param>
    public RoiAxis(float first, float last, int cells, int size, RoiShape shape)
    {
        var shift = shape.IsAligned ? 0.5 : 0;
        _from = ((double)first * shape.Scale) - shift;
        var length = ((double)last * shape.Scale) - shift - _from;
        Cell = (shape.IsAligned ? length : Math.Max(length, 1)) / cells;
        _samples = shape.Samples > 0 ? shape.Samples : (int)Math.Clamp(Math.Ceiling(Cell), 0, MostSamples);
        _size = size;
    }

    /// <summary>Pixels of a cell.</summary>
    public double Cell { get; }

    /// <summary>The pixels that a cell takes and their shares, which are put behind one another: those of all its samples together.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="shares">Room for as many pixels as the picture has and two more.</param>
    public (int First, int Count) Shares(int cell, Span<float> shares)
    {
        var (first, last) = (int.MaxValue, -1);
        for (var i = 0; i < _samples; i++)
        {
            if (Find(cell, i) is { Before: >= 0 } at)
            {
                (first, last) = (Math.Min(first, at.Before), Math.Max(last, Math.Min(at.Before + 1, _size - 1)));
            }
        }

        if (last < 0)
        {
            return (0, 0);
        }

        shares[..(last - first + 1)].Clear();
        for (var i = 0; i < _samples; i++)
        {
            var (before, share) = Find(cell, i);
            if (before >= 0)
            {
                shares[before - first] += (float)((1 - share) / _samples);
                shares[Math.Min(before + 1, last) - first] += (float)(share / _samples);
            }
        }

        return (first, last - first + 1);
    }

    /// <summary>The pixel before a sample and the share of the one behind it, 0 at the last; -1 where the sample is more than a pixel outside.</summary>
    private (int Before, double Share) Find(int cell, int sample)
    {
        var at = _from + (cell * Cell) + ((sample + 0.5) * Cell / _samples);
        if (!(at >= -1 && at <= _size))
        {
            return (-1, 0);
        }

        at = Math.Clamp(at, 0, _size - 1);
        return ((int)at, at - (int)at);
    }
}

/// <summary>Pictures, the cells of a region, and how regions are read.</summary>
internal sealed record RoiShape(int Pictures, int Channels, int Height, int Width, int Rows, int Columns, float Scale, int Samples, bool IsAligned);
