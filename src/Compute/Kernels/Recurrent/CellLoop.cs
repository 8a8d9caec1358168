using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Recurrent;

/// <summary>Runs a cell over all rows at one time.</summary>
internal abstract unsafe class CellLoop : LaneWork
{
    private readonly int _rows;
    private readonly int _times;
    private readonly int _gates;
    private readonly int _units;
    private CellMemory _m;
    private int _time;

    protected CellLoop(int rows, int times, int gates, int units)
    {
        _rows = rows;
        _times = times;
        _gates = gates;
        _units = units;
    }

    private protected bool IsBackward { get; private set; }

    public void Forward(WorkerPool pool, in CellMemory memory, int time) => Run(pool, memory, time, backward: false);

    public void Backward(WorkerPool pool, in CellMemory memory, int time) => Run(pool, memory, time, backward: true);

    private void Run(WorkerPool pool, in CellMemory memory, int time, bool backward)
    {
        _m = memory;
        _time = time;
        IsBackward = backward;
        pool.Run(_rows, this);
    }

    private protected Moment MomentOf(int row)
    {
        var place = ((long)row * _times) + _time;
        var gates = place * _gates * _units;
        var (states, first) = (place * _units, (long)row * _units);
        return new Moment
        {
            Units = _units,
            FromInput = _m.FromInput.Start + gates,
            FromHidden = _m.FromHidden.Start + gates,
            HiddenBefore = _time > 0 ? _m.Hidden.Start + states - _units : At(_m.FirstHidden, first),
            CellBefore = _time > 0 ? At(_m.Cell, states - _units) : At(_m.FirstCell, first),
            Hidden = _m.Hidden.Start + states,
            Cell = At(_m.Cell, states),
            Peephole = At(_m.Peephole, 0),
            HiddenGradient = At(_m.HiddenGradient, first),
            CellGradient = At(_m.CellGradient, first),
        };
    }

    private static float* At(Floats floats, long place) => floats.IsEmpty ? null : floats.Start + place;
}

/// <summary>The loop for one kind of cell.</summary>
internal sealed class CellLoop<TCell>(int rows, int times, int gates, int units) : CellLoop(rows, times, gates, units)
    where TCell : struct, ICell
{
    protected override void Part<T>(int part)
    {
        var moment = MomentOf(part);
        var unit = 0;
        for (; unit + T.Count <= moment.Units; unit += T.Count)
        {
            Unit<T>(moment, unit);
        }

        for (; unit < moment.Units; unit++)
        {
            Unit<Lanes1>(moment, unit);
        }
    }

    private void Unit<T>(in Moment moment, int unit)
        where T : struct, ILanes<T>
    {
        if (IsBackward)
        {
            TCell.Backward<T>(moment, unit);
        }
        else
        {
            TCell.Forward<T>(moment, unit);
        }
    }
}
