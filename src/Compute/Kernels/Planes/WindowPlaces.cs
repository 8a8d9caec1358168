using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Planes;

/// <summary>Makes numbers under a window places in the picture: row * width + column, as 32-bit integers.</summary>
internal sealed unsafe class WindowPlaces(int images, int channels, PlaneMax forward, AxisTaps rows, AxisTaps columns) : IParallelWork
{
    private void* _numbers;
    private int* _places;

    public void Run(WorkerPool pool, Floats numbers, Floats places)
    {
        _numbers = numbers.Start;
        _places = (int*)places.Start;
        pool.Run(images * rows.Places, this);
    }

    /// <summary>One row of one picture.</summary>
    void IParallelWork.Run(int part)
    {
        var at = (long)part * columns.Places * channels;
        var row = rows.First[part % rows.Places];
        for (var x = 0; x < columns.Places; x++)
        {
            var column = columns.First[x];
            for (var c = 0; c < channels; c++, at++)
            {
                var number = forward.InBytes ? ((byte*)_numbers)[at] : (int)((float*)_numbers)[at];
                var (r, q) = (number / forward.ColumnNumbers, number % forward.ColumnNumbers);
                _places[at] = (Find(rows, row, r) * columns.Size) + Find(columns, column, q);
            }
        }
    }

    /// <summary>The place of a number in a list that goes up by one.</summary>
    private static int Find(AxisTaps axis, int first, int number) => axis.Taps[first + number - axis.Taps[first].Number].Place;
}
