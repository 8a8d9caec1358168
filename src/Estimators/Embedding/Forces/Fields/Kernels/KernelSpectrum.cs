using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Estimators.Embedding.Forces.Fields.Kernels;

/// <summary>
/// The Fourier transform of a kernel on a lattice that wraps around. It is divided by what cubic splines do to the charges and to the field, twice for each axis,
/// so that the field at the nodes is the kernel's own, and by the number of nodes, as the inverse transform is not.
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
        workers.Run(parts, this);
        (_re, _im, _toRe, _toIm, _isSecond) = (_toRe, _toIm, _re, _im, true);
        workers.Run(parts, this);
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
        var length = _plan.Length;
        for (var i = 0; i < length; i++)
        {
            for (var lane = 0; lane < T.Count; lane++)
            {
                var from = _isSecond ? ((at + lane) * length) + i : (i * length) + at + lane;
                room.Xr[(i * T.Count) + lane] = _re[from];
                room.Xi[(i * T.Count) + lane] = _im[from];
            }
        }

        var swapped = _tile.Run<T>(room.Xr, room.Xi, room.Yr, room.Yi);
        float* re = swapped ? room.Yr : room.Xr, im = swapped ? room.Yi : room.Xi;
        for (var i = 0; i < length; i++)
        {
            var correction = Correction(i);
            for (var lane = 0; lane < T.Count; lane++)
            {
                _toRe[(i * length) + at + lane] = re[(i * T.Count) + lane] * correction;
                _toIm[(i * length) + at + lane] = im[(i * T.Count) + lane] * correction;
            }
        }
    }
}
