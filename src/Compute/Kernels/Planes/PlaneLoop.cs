using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Planes;

/// <summary>
/// Goes over the places of pictures, channels last, with what each takes of pictures of another size. Every place is written once, so that parts, which are
/// some rows of pictures each, never meet.
/// </summary>
/// <param name="images">Pictures.</param>
/// <param name="channels">Their channels.</param>
/// <param name="rows">The rows that each row takes.</param>
/// <param name="columns">The columns that each column takes.</param>
/// <param name="floatsOfPart">About how many numbers a part writes.</param>
internal sealed unsafe class PlaneLoop<TPlane>(int images, int channels, AxisTaps rows, AxisTaps columns, int floatsOfPart) : LaneWork
    where TPlane : struct, IPlane
{
    private readonly int _lines = images * rows.Places;
    private readonly int _linesOfPart = Math.Max(1, floatsOfPart / (columns.Places * channels));
    private TPlane _plane;

    public void Run(WorkerPool pool, TPlane plane)
    {
        _plane = plane;
        pool.Run((_lines + _linesOfPart - 1) / _linesOfPart, this);
    }

    protected override void Part<T>(int part)
    {
        for (var line = part * _linesOfPart; line < Math.Min(_lines, (part + 1) * _linesOfPart); line++)
        {
            Line<T>(line);
        }
    }

    private void Line<T>(int line)
        where T : struct, ILanes<T>
    {
        var plane = _plane;
        var (image, y) = (line / rows.Places, line % rows.Places);
        var from = (long)image * rows.Size * columns.Size * channels;
        var to = (long)line * columns.Places * channels;
        fixed (Tap* row = rows.Taps, column = columns.Taps)
        {
            for (var x = 0; x < columns.Places; x++, to += channels)
            {
                var window = new PlaneWindow(
                    row + rows.First[y], row + rows.First[y + 1], column + columns.First[x], column + columns.First[x + 1]);
                var c = 0;
                for (; c + T.Count <= channels; c += T.Count)
                {
                    plane.Place<T>(window, from + c, to + c);
                }

                for (; c + Lanes128.Count <= channels; c += Lanes128.Count)
                {
                    plane.Place<Lanes128>(window, from + c, to + c);
                }

                for (; c < channels; c++)
                {
                    plane.Place<Lanes1>(window, from + c, to + c);
                }
            }
        }
    }
}
