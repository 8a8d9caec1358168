using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Winograd;

/// <summary>
/// Panels of a 3x3 weight at the points, [panel][tap][input][lane] to [point][panel][input][lane], and their gradients back. A few floats lie between the
/// points, so that their numbers do not all fall into the same places of a cache.
/// </summary>
/// <param name="panels">The most panels that are brought there at once.</param>
/// <param name="inputs">Rows of a panel.</param>
internal sealed unsafe class WinogradWeights(int panels, int inputs) : LaneWork
{
    private const int Taps = 9;
    private const int RowsOfPart = 16;

    private readonly int _rowParts = (inputs + RowsOfPart - 1) / RowsOfPart;
    private float* _plain;
    private float* _points;
    private bool _back;
    private bool _adds;

    /// <summary>Floats from a point's panels to the next one's.</summary>
    public long PointStride { get; } = ((long)panels * inputs * LaneWidth.Panel) + 16;

    /// <summary>Panels that are brought there at once.</summary>
    public int Panels => panels;

    /// <summary>Floats of the panels at all points.</summary>
    public long Count => PointStride * WinogradTiles.Points;

    /// <summary>Writes some panels at the points.</summary>
    public void ToPoints(WorkerPool pool, Floats plain, int first, int count, Floats points) =>
        Run(pool, plain, first, count, points, back: false, adds: false);

    /// <summary>Writes or adds the gradient of some plain panels.</summary>
    public void GradientFromPoints(WorkerPool pool, Floats points, Floats plain, int first, int count, bool adds) =>
        Run(pool, plain, first, count, points, back: true, adds);

    protected override void Part<T>(int part)
    {
        if (_back)
        {
            Transform<T, WeightGradientTransform>(part);
        }
        else
        {
            Transform<T, WeightTransform>(part);
        }
    }

    private void Run(WorkerPool pool, Floats plain, int first, int count, Floats points, bool back, bool adds)
    {
        var panelFloats = (long)Taps * inputs * LaneWidth.Panel;
        _plain = plain.Slice(first * panelFloats, count * panelFloats).Start;
        _points = points.First(Count).Start;
        _back = back;
        _adds = adds;
        pool.Run(count * _rowParts, this);
    }

    [SkipLocalsInit]
    private void Transform<T, TTransform>(int part)
        where T : struct, ILanes<T>
        where TTransform : struct, ITransform
    {
        var between = stackalloc float[Square.Most * T.Count];
        var plain = stackalloc float*[Taps];
        var points = stackalloc float*[WinogradTiles.Points];
        var panel = part / _rowParts;
        var panelFloats = (long)inputs * LaneWidth.Panel;
        for (var tap = 0; tap < Taps; tap++)
        {
            plain[tap] = _plain + (((panel * Taps) + tap) * panelFloats);
        }

        for (var point = 0; point < WinogradTiles.Points; point++)
        {
            points[point] = _points + (point * PointStride) + (panel * panelFloats);
        }

        var first = part % _rowParts * RowsOfPart;
        nint last = Math.Min(inputs, first + RowsOfPart) * LaneWidth.Panel;
        for (nint at = first * LaneWidth.Panel; at < last; at += T.Count)
        {
            Square.Transform<T, TTransform>(_back ? points : plain, at, _back ? plain : points, at, between, _adds);
        }
    }
}
