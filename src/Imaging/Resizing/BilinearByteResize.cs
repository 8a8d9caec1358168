using MLNetVision.Imaging.Kernels;

namespace MLNetVision.Imaging;

/// <summary>Bilinear resize of bytes without antialiasing, equal to OpenCV's to the bit.</summary>
internal static class BilinearByteResize
{
    public static void Run(ImageView<byte> source, ImageView<byte> destination)
    {
        using var columns = BilinearTable.Columns(source.Width, destination.Width);
        using var rows = BilinearTable.Rows(source.Height, destination.Height);
        using var upper = new Rented<short>(destination.RowLength + BilinearKernels.Slack);
        using var lower = new Rented<short>(destination.RowLength + BilinearKernels.Slack);
        if (BilinearKernels.UsesBlocks(columns, source.Width, source.Channels))
        {
            using var blocks = BilinearBlocks.Create(columns, source.Width, source.Channels);
            Rows(source, destination, rows, new BlockColumns(blocks), upper.Span, lower.Span);
        }
        else
        {
            Rows(source, destination, rows, new PixelColumns(columns, source.Channels), upper.Span, lower.Span);
        }
    }

    /// <summary>Keeps the two filtered rows of the last output row: the next one often needs one or both again.</summary>
    private static void Rows<TColumns>(
        ImageView<byte> source, ImageView<byte> destination, in BilinearTable rows, in TColumns columns, Span<short> a, Span<short> b)
        where TColumns : struct, IColumns
    {
        var (inA, inB) = (-1, -1);
        for (var y = 0; y < destination.Height; y++)
        {
            var (first, second) = (rows.First[y], rows.Second[y]);
            if (inB == first)
            {
                var kept = b;
                b = a;
                a = kept;
                (inA, inB) = (inB, inA);
            }

            if (inA != first)
                columns.Filter(source.RowAndBeyond(inA = first), a);

            if (inB != second)
                columns.Filter(source.RowAndBeyond(inB = second), b);

            BilinearKernels.Vertical(a, b, rows.Weights[y], destination.Row(y));
        }
    }

    private interface IColumns
    {
        void Filter(ReadOnlySpan<byte> row, Span<short> output);
    }

    private readonly struct BlockColumns(BilinearBlocks blocks) : IColumns
    {
        public void Filter(ReadOnlySpan<byte> row, Span<short> output) => BilinearLanes.Horizontal512(row, blocks, output);
    }

    private readonly struct PixelColumns(BilinearTable columns, int channels) : IColumns
    {
        public void Filter(ReadOnlySpan<byte> row, Span<short> output) => BilinearKernels.Horizontal(row, columns, channels, output);
    }
}
