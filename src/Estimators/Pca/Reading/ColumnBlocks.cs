using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Estimators.Pca;

/// <summary>A column of vectors in blocks. The next block is read while the present one is computed with.</summary>
internal sealed class ColumnBlocks(IDataView data, DataViewSchema.Column column, int width, CancellationToken cancellation) : IRowBlocks
{
    public int Width => width;

    public IEnumerable<RowsBlock> Read(int rows)
    {
        using var reader = new Reader(data.GetRowCursor([column]), column, width, cancellation);
        float[][] buffers = [new float[rows * width], new float[rows * width]];
        var next = Task.Run(() => reader.Fill(buffers[0]), CancellationToken.None);
        try
        {
            for (var turn = 0; ; turn++)
            {
                var count = next.GetAwaiter().GetResult();
                if (count == 0)
                {
                    break;
                }

                var other = buffers[(turn + 1) % 2];
                next = count == rows ? Task.Run(() => reader.Fill(other), CancellationToken.None) : Task.FromResult(0);
                yield return new RowsBlock(buffers[turn % 2], count);
            }
        }
        finally
        {
            // The cursor is not let go of while it is read.
            Task.WhenAny(next).Wait(CancellationToken.None);
        }
    }

    private sealed class Reader(DataViewRowCursor cursor, DataViewSchema.Column column, int width, CancellationToken cancellation) : IDisposable
    {
        private readonly ValueGetter<VBuffer<float>> _get = cursor.GetGetter<VBuffer<float>>(column);
        private VBuffer<float> _row;

        public int Fill(float[] values)
        {
            var count = 0;
            for (; count < values.Length / width && cursor.MoveNext(); count++)
            {
                cancellation.ThrowIfCancellationRequested();
                _get(ref _row);
                var to = values.AsSpan(count * width, width);
                _row.CopyTo(to);
                if (!AreFinite(to))
                {
                    throw NotFinite(to);
                }
            }

            return count;
        }

        public void Dispose() => cursor.Dispose();

        /// <summary>x - x is 0 for finite numbers only.</summary>
        private static bool AreFinite(ReadOnlySpan<float> row)
        {
            var vectors = MemoryMarshal.Cast<float, Vector<float>>(row);
            var sum = Vector<float>.Zero;
            foreach (var vector in vectors)
            {
                sum += vector - vector;
            }

            var isFinite = sum == Vector<float>.Zero;
            foreach (var value in row[(vectors.Length * Vector<float>.Count)..])
            {
                isFinite &= float.IsFinite(value);
            }

            return isFinite;
        }

        private InvalidOperationException NotFinite(ReadOnlySpan<float> row)
        {
            var at = row.ToArray().AsSpan().IndexOfAny(float.NaN, float.PositiveInfinity, float.NegativeInfinity);
            return new InvalidOperationException(FormattableString.Invariant(
                $"{PcaOptions.Owner}: number {at} of row {cursor.Position} in column '{column.Name}' is {row[at]}; all have to be finite.")
                + " Replace or filter such rows.");
        }
    }
}
