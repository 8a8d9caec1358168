using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Planes;

/// <summary>
/// to[n, y, x, c] = sum over rows r of y and columns q of x of share(r) share(q) from[n, r, q, c], pictures channels last: means, enlarging, padding, and with
/// the lists turned round the gradients of all of them. A place that takes nothing is filled with a number.
/// </summary>
internal sealed unsafe class PlaneMap(int images, int channels, AxisTaps rows, AxisTaps columns)
{
    private const int FloatsOfPart = 8192;

    private readonly PlaneLoop<Sums> _loop = new(images, channels, rows, columns, FloatsOfPart);

    public void Run(WorkerPool pool, Floats from, Floats to, bool adds, float fill = 0) =>
        _loop.Run(pool, new Sums(from.Start, to.Start, adds, fill, columns.Size, channels));

    private readonly struct Sums(float* source, float* target, bool adds, float fill, int width, int channels) : IPlane
    {
        private readonly float* _source = source;
        private readonly float* _target = target;
        private readonly bool _adds = adds;
        private readonly float _fill = fill;
        private readonly long _line = (long)width * channels;
        private readonly int _channels = channels;

        public void Place<T>(in PlaneWindow window, long from, long to)
            where T : struct, ILanes<T>
        {
            if (window.IsEmpty)
            {
                Write(T.Spread(_fill), to);
                return;
            }

            var sum = T.Zero;
            var channels = _channels;
            var end = window.ColumnEnd;
            for (var row = window.Rows; row < window.RowEnd; row++)
            {
                var line = _source + from + (row->Place * _line);
                for (var column = window.Columns; column < end; column++)
                {
                    sum = T.MultiplyAdd(T.Load(line + (column->Place * channels)), T.Spread(row->Share * column->Share), sum);
                }
            }

            Write(sum, to);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Write<T>(T sum, long to)
            where T : struct, ILanes<T> => (_adds ? T.Load(_target + to) + sum : sum).Store(_target + to);
    }
}
