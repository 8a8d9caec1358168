using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Estimators.Embedding.Forces.Fields.Kernels;

/// <summary>
/// The Fourier transform of a kernel on a lattice that wraps around. It is divided by what cubic splines do to the charges and to the field, twice for each
/// axis, so that the field at the nodes is the kernel's own, and by the number of nodes, as the inverse transform is not.
/// </summary>
internal sealed unsafe class KernelSpectrum : LaneWork
{
    private readonly FourierPlan _plan;
    private readonly TileRoom.Pool _rooms;
    private readonly FourierTile _tile;
    private bool _isSecond;
    private float[] _re;
    private float[] _im;
    private float[] _toRe;
    private float[] _toIm;

    /// <param name="plan">The length of each axis.</param>
    /// <param name="rooms">Room for tiles.</param>
    /// <param name="kernel">The kernel [length, length], real and imaginary, at the distances 0, 1, ..., -2, -1 of nodes.</param>
    public KernelSpectrum(FourierPlan plan, TileRoom.Pool rooms, (float[] Re, float[] Im) kernel)
    {
        (_plan, _rooms, _tile) = (plan, rooms, new FourierTile(plan));
        (_re, _im) = kernel;
        (_toRe, _toIm) = (new float[_re.Length], new float[_re.Length]);
    }

    /// <summary>Real and imaginary part [second axis, first axis].</summary>
    public (float[] Re, float[] Im) Make(Workers workers)
    {
        var parts = _plan.Length / FourierPlan.Multiple;
        workers.Each(parts, this);
        (_re, _im, _toRe, _toIm, _isSecond) = (_toRe, _toIm, _re, _im, true);
        workers.Each(parts, this);
        return (_toRe, _toIm);
    }

    /// <inheritdoc/>
    protected override void Part<T>(int part)
    {
        var room = _rooms.Take();
        for (var at = part * FourierPlan.Multiple; at < (part + 1) * FourierPlan.Multiple; at += T.Count)
        {
            Tile<T>(room, at);
        }

        _rooms.Return(room);
    }

    /// <summary>The factor of a frequency: 1 / b^2 with b = (2 + cos) / 3, a cubic spline's transform, and the share of the inverse's division.</summary>
    private float Correction(int frequency)
    {
        var spline = (2 + Math.Cos(2 * Math.PI * frequency / _plan.Length)) / 3;
        return (float)(1 / (spline * spline * _plan.Length));
    }

    private void Tile<T>(TileRoom room, int at)
        where T : struct, ILanes<T>
    {
        fixed (float* re = _re, im = _im)
        {
            Take<T>(re, room.Xr, at);
            Take<T>(im, room.Xi, at);
        }

        var isInY = _tile.Run<T>(room.Xr, room.Xi, room.Yr, room.Yi);
        fixed (float* re = _toRe, im = _toIm)
        {
            Leave<T>(isInY ? room.Yr : room.Xr, re + at);
            Leave<T>(isInY ? room.Yi : room.Xi, im + at);
        }
    }

    private void Take<T>(float* from, float* tile, int at)
        where T : struct, ILanes<T>
    {
        if (_isSecond)
        {
            Turning.ToTile(from + (at * _plan.Length), _plan.Length, tile, T.Count, _plan.Length);
            return;
        }

        for (var i = 0; i < _plan.Length; i++)
        {
            T.Load(from + (i * _plan.Length) + at).Store(tile + (i * T.Count));
        }
    }

    private void Leave<T>(float* tile, float* to)
        where T : struct, ILanes<T>
    {
        for (var i = 0; i < _plan.Length; i++)
        {
            (T.Load(tile + (i * T.Count)) * T.Spread(Correction(i))).Store(to + (i * _plan.Length));
        }
    }
}
