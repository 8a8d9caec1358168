using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Recurrent;

/// <summary>The gradients of peepholes: sums over rows and times of the gates' gradients times the cell state that each gate sees.</summary>
internal sealed unsafe class PeepholeGradient(int rows, int times, int units) : IParallelWork
{
    private const int Block = 64;

    private CellMemory _m;
    private float* _gradient;
    private bool _adds;

    public void Run(WorkerPool pool, in CellMemory memory, Floats gradient, bool adds)
    {
        _m = memory;
        _gradient = gradient.Start;
        _adds = adds;
        pool.Run((units + Block - 1) / Block, this);
    }

    void IParallelWork.Run(int part)
    {
        var last = Math.Min(units, (part + 1) * Block);
        for (var unit = part * Block; unit < last; unit++)
        {
            double input = 0, forget = 0, output = 0;
            for (var row = 0; row < rows; row++)
            {
                var before = _m.FirstCell.IsEmpty ? 0 : _m.FirstCell.Start[((long)row * units) + unit];
                for (var time = 0; time < times; time++)
                {
                    var place = ((long)row * times) + time;
                    var gates = _m.FromInput.Start + (place * 4 * units) + unit;
                    var cell = _m.Cell.Start[(place * units) + unit];
                    input += (double)gates[0] * before;
                    forget += (double)gates[units] * before;
                    output += (double)gates[3 * units] * cell;
                    before = cell;
                }
            }

            Give(unit, input);
            Give(units + unit, forget);
            Give((2 * units) + unit, output);
        }
    }

    private void Give(int place, double sum) => _gradient[place] = (float)(_adds ? _gradient[place] + sum : sum);
}
