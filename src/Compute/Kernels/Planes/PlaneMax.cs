using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Planes;

/// <summary>
/// to[n, y, x, c] = the largest of from[n, r, q, c] over rows r of y and columns q of x; of equal ones the first, and of numbers that are none the last. Where
/// asked for, its number under the window is kept: in a byte where windows are small enough, else in a float.
/// </summary>
internal sealed unsafe class PlaneMax
{
    private const int FloatsOfPart = 4096;

    private readonly int _channels;
    private readonly int _width;
    private readonly PlaneLoop<Largest> _largest;
    private readonly PlaneLoop<NumberedLargest> _numberedLargest;

    public PlaneMax(int images, int channels, AxisTaps rows, AxisTaps columns)
    {
        _channels = channels;
        _width = columns.Size;
        _largest = new(images, channels, rows, columns, FloatsOfPart);
        _numberedLargest = new(images, channels, rows, columns, FloatsOfPart);
        ColumnNumbers = columns.Numbers;
        InBytes = (long)rows.Numbers * ColumnNumbers <= 256;
        var count = (long)images * rows.Places * columns.Places * channels;
        NumberCount = InBytes ? (count + 3) / 4 : count;
    }

    /// <summary>What a row's number is multiplied with before the column's is added.</summary>
    public int ColumnNumbers { get; }

    /// <summary>Whether the numbers are bytes, else floats.</summary>
    public bool InBytes { get; }

    /// <summary>The size of the numbers in floats.</summary>
    public long NumberCount { get; }

    /// <summary>Writes the largest, and their numbers unless there is no place for them.</summary>
    public void Run(WorkerPool pool, Floats from, Floats to, Floats numbers)
    {
        var largest = new Largest(from.Start, to.Start, _width, _channels);
        if (numbers.IsEmpty)
        {
            _largest.Run(pool, largest);
        }
        else
        {
            _numberedLargest.Run(pool, new NumberedLargest(largest, numbers.Start, ColumnNumbers, InBytes));
        }
    }

    /// <summary>The larger, and once one was not a number, that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Larger<T>(T value, T largest)
        where T : struct, ILanes<T> => T.IfEqual(value, value, T.IfGreater(value, largest, value, largest), value);

    private readonly struct Largest(float* source, float* target, int width, int channels) : IPlane
    {
        public float* Source { get; } = source;

        public float* Target { get; } = target;

        public int Channels { get; } = channels;

        public long Line { get; } = (long)width * channels;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Place<T>(in PlaneWindow window, long from, long to)
            where T : struct, ILanes<T>
        {
            var largest = First<T>(window, from);
            for (var row = window.Rows; row < window.RowEnd; row++)
            {
                var line = Source + from + (row->Place * Line);
                for (var column = window.Columns; column < window.ColumnEnd; column++)
                {
                    largest = Larger(T.Load(line + (column->Place * Channels)), largest);
                }
            }

            largest.Store(Target + to);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T First<T>(in PlaneWindow window, long from)
            where T : struct, ILanes<T> => T.Load(Source + from + (window.Rows->Place * Line) + (window.Columns->Place * Channels));
    }

    private readonly struct NumberedLargest(Largest pictures, void* numbers, int columnNumbers, bool inBytes) : IPlane
    {
        private readonly Largest _pictures = pictures;
        private readonly void* _numbers = numbers;
        private readonly int _columnNumbers = columnNumbers;
        private readonly bool _inBytes = inBytes;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Place<T>(in PlaneWindow window, long from, long to)
            where T : struct, ILanes<T>
        {
            var largest = _pictures.First<T>(window, from);
            var number = T.Spread((window.Rows->Number * _columnNumbers) + window.Columns->Number);
            for (var row = window.Rows; row < window.RowEnd; row++)
            {
                var line = _pictures.Source + from + (row->Place * _pictures.Line);
                for (var column = window.Columns; column < window.ColumnEnd; column++)
                {
                    var (value, own) = (T.Load(line + (column->Place * _pictures.Channels)), T.Spread((row->Number * _columnNumbers) + column->Number));
                    number = T.IfEqual(value, value, T.IfGreater(value, largest, own, number), own);
                    largest = Larger(value, largest);
                }
            }

            largest.Store(_pictures.Target + to);
            if (_inBytes)
            {
                number.StoreBytes((byte*)_numbers + to);
            }
            else
            {
                number.Store((float*)_numbers + to);
            }
        }
    }
}
