using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Steps;

/// <summary>
/// Pictures of few channels with their padding written out. A row of the kernel is then one run of memory, so that a tap takes a whole row of it at once
/// instead of a channel or three.
/// </summary>
internal sealed class PaddedRows : IParallelWork
{
    private const int MostChannels = 4;
    private const int RowsOfPart = 16;

    private readonly (int Height, int Width) _input;
    private readonly (int Height, int Width) _padded;
    private readonly (int Y, int X) _before;
    private readonly int _images;
    private readonly int _channels;
    private Floats _from;
    private Floats _to;

    public PaddedRows(int images, int channels, (int Height, int Width) input, (int Height, int Width) output, in WindowShape window)
    {
        _images = images;
        _channels = channels;
        _input = input;
        _before = window.Before;
        _padded = (
            Math.Max(input.Height + window.Before.Y, ((output.Height - 1) * window.Stride.Y) + ((window.Kernel.Y - 1) * window.Dilation.Y) + 1),
            Math.Max(input.Width + window.Before.X, ((output.Width - 1) * window.Stride.X) + window.Kernel.X));
        Geometry = new TapGeometry
        {
            Images = images,
            Grid = output,
            Placed = output,
            Seen = _padded,
            TapY = Rows(window),
            TapX = new int[window.Kernel.Y],
            Stride = window.Stride,
        };
        Depth = window.Kernel.X * channels;
    }

    /// <summary>A tap for each row of the kernel.</summary>
    public TapGeometry Geometry { get; }

    /// <summary>Numbers in a row of the kernel.</summary>
    public int Depth { get; }

    /// <summary>Floats of the padded pictures.</summary>
    public long Count => (long)_images * _padded.Height * _padded.Width * _channels;

    /// <summary>Whether it is worth the copy.</summary>
    public static bool Suits(int channels, int groups, in WindowShape window) =>
        groups == 1 && channels <= MostChannels && window.Dilation.X == 1 && window.Kernel.X > 1;

    public void Run(WorkerPool pool, Floats from, Floats to)
    {
        (_from, _to) = (from, to);
        pool.Run(((_images * _padded.Height) + RowsOfPart - 1) / RowsOfPart, this);
    }

    void IParallelWork.Run(int part)
    {
        var line = _padded.Width * _channels;
        var length = _input.Width * _channels;
        for (var y = part * RowsOfPart; y < Math.Min(_images * _padded.Height, (part + 1) * RowsOfPart); y++)
        {
            var row = _to.Slice((long)y * line, line).Span;
            var (image, source) = (y / _padded.Height, (y % _padded.Height) - _before.Y);
            if ((uint)source >= (uint)_input.Height)
            {
                row.Clear();
                continue;
            }

            row[..(_before.X * _channels)].Clear();
            _from.Slice(((long)(image * _input.Height) + source) * length, length).Span.CopyTo(row[(_before.X * _channels)..]);
            row[((_before.X * _channels) + length)..].Clear();
        }
    }

    private static int[] Rows(in WindowShape window)
    {
        var rows = new int[window.Kernel.Y];
        for (var y = 0; y < rows.Length; y++)
        {
            rows[y] = y * window.Dilation.Y;
        }

        return rows;
    }
}
