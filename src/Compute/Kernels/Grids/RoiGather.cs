using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Grids;

/// <summary>
/// to[region, row, column, c]: the pixels around the samples of a cell, weighted by how near they are. Shares of rows and of columns are worked out once a
/// region, so that a pixel is read once however many samples lie around it. A part is a region.
/// </summary>
internal sealed unsafe class RoiGather(RoiShape shape) : LaneWork
{
    // Shares of this many pixels lie on the stack.
    private const int FewShares = 1024;

    private float* _pictures;
    private float* _regions;
    private int* _numbers;
    private float* _result;

    public void Run(WorkerPool pool, int regions, Floats pictures, Floats places, Floats numbers, Floats to)
    {
        _pictures = pictures.Start;
        _regions = places.Start;
        _result = to.Start;
        _numbers = (int*)numbers.Start;
        pool.Run(regions, this);
    }

    protected override void Part<T>(int part)
    {
        var place = _regions + (4L * part);
        var across = new RoiAxis(place[0], place[2], shape.Columns, shape.Width, shape);
        var down = new RoiAxis(place[1], place[3], shape.Rows, shape.Height, shape);
        var room = shape.Columns * (shape.Width + 2);
        Span<float> columnShares = room <= FewShares ? stackalloc float[FewShares] : new float[room];
        Span<float> rowShares = shape.Height + 2 <= FewShares ? stackalloc float[FewShares] : new float[shape.Height + 2];
        Span<(int First, int Count)> columns = shape.Columns <= FewShares
            ? stackalloc (int First, int Count)[shape.Columns] : new (int First, int Count)[shape.Columns];
        for (var column = 0; column < shape.Columns; column++)
        {
            columns[column] = across.Shares(column, columnShares.Slice(column * (shape.Width + 2), shape.Width + 2));
        }

        var picture = _pictures + ((long)_numbers[part] * shape.Height * shape.Width * shape.Channels);
        var to = _result + ((long)part * shape.Rows * shape.Columns * shape.Channels);
        for (var row = 0; row < shape.Rows; row++)
        {
            var (first, count) = down.Shares(row, rowShares);
            for (var column = 0; column < shape.Columns; column++, to += shape.Channels)
            {
                var shares = columnShares.Slice(column * (shape.Width + 2), columns[column].Count);
                Cell<T>(picture + ((((long)first * shape.Width) + columns[column].First) * shape.Channels), rowShares[..count], shares, to);
            }
        }
    }

    /// <summary>to[c] = Σ rows[i] columns[j] from[i, j, c].</summary>
    private void Cell<T>(float* from, ReadOnlySpan<float> rows, ReadOnlySpan<float> columns, float* to)
        where T : struct, ILanes<T>
    {
        var c = 0;
        for (; c + (4 * T.Count) <= shape.Channels; c += 4 * T.Count)
        {
            var (a, b, d, e) = (T.Zero, T.Zero, T.Zero, T.Zero);
            for (var i = 0; i < rows.Length; i++)
            {
                var pixel = from + ((long)i * shape.Width * shape.Channels) + c;
                for (var j = 0; j < columns.Length; j++, pixel += shape.Channels)
                {
                    var share = T.Spread(rows[i] * columns[j]);
                    a = T.MultiplyAdd(T.Load(pixel), share, a);
                    b = T.MultiplyAdd(T.Load(pixel + T.Count), share, b);
                    d = T.MultiplyAdd(T.Load(pixel + (2 * T.Count)), share, d);
                    e = T.MultiplyAdd(T.Load(pixel + (3 * T.Count)), share, e);
                }
            }

            a.Store(to + c);
            b.Store(to + c + T.Count);
            d.Store(to + c + (2 * T.Count));
            e.Store(to + c + (3 * T.Count));
        }

        for (; c < shape.Channels; c++)
        {
            to[c] = One(from + c, rows, columns);
        }
    }

    private float One(float* from, ReadOnlySpan<float> rows, ReadOnlySpan<float> columns)
    {
        var sum = 0f;
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < columns.Length; j++)
            {
                sum += rows[i] * columns[j] * from[((((long)i * shape.Width) + j) * shape.Channels)];
            }
        }

        return sum;
    }
}
