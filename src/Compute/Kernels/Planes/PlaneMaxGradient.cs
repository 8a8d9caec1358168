using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Planes;

/// <summary>The way back through <see cref="PlaneMax"/>: each pixel looks at the windows that saw it and takes the gradients of those it won.</summary>
/// <param name="images">Pictures.</param>
/// <param name="channels">Their channels.</param>
/// <param name="forward">What went forward.</param>
/// <param name="rows">Its rows turned round.</param>
/// <param name="columns">Its columns turned round.</param>
internal sealed unsafe class PlaneMaxGradient(int images, int channels, PlaneMax forward, AxisTaps rows, AxisTaps columns)
{
    private const int FloatsOfPart = 8192;

    private readonly PlaneLoop<Won> _loop = new(images, channels, rows, columns, FloatsOfPart);

    public void Run(WorkerPool pool, Floats from, Floats numbers, Floats to, bool adds) => _loop.Run(
        pool, new Won(from.Start, numbers.Start, to.Start, adds, columns.Size, channels, forward.ColumnNumbers, forward.InBytes));

    private readonly struct Won(
        float* source, void* numbers, float* target, bool adds, int width, int channels, int columnNumbers, bool inBytes) : IPlane
    {
        private readonly float* _source = source;
        private readonly void* _numbers = numbers;
        private readonly float* _target = target;
        private readonly bool _adds = adds;
        private readonly long _line = (long)width * channels;
        private readonly int _channels = channels;
        private readonly int _columnNumbers = columnNumbers;
        private readonly bool _inBytes = inBytes;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Place<T>(in PlaneWindow window, long from, long to)
            where T : struct, ILanes<T>
        {
            var sum = _adds ? T.Load(_target + to) : T.Zero;
            for (var row = window.Rows; row < window.RowEnd; row++)
            {
                var line = from + (row->Place * _line);
                for (var column = window.Columns; column < window.ColumnEnd; column++)
                {
                    var at = line + (column->Place * _channels);
                    var number = _inBytes ? T.LoadBytes((byte*)_numbers + at) : T.Load((float*)_numbers + at);
                    sum += T.IfEqual(number, T.Spread((row->Number * _columnNumbers) + column->Number), T.Load(_source + at), T.Zero);
                }
            }

            sum.Store(_target + to);
        }
    }
}
