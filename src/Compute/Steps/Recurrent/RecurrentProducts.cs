using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Kernels.Recurrent;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Planning;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Steps;

/// <summary>The matrix products of a recurrent layer. Rows of one time lie a whole sequence apart, which is but a stride to the kernels.</summary>
internal sealed class RecurrentProducts
{
    private readonly int _rows;
    private readonly int _times;
    private readonly int _units;
    private readonly int _width;
    private readonly long _inputPanels;
    private readonly TapProduct _fromBefore;
    private readonly TapProduct _fromFirst;
    private readonly TapProduct _backToHidden;
    private readonly TapProduct _backToInput;
    private readonly TapOuter _hiddenOuter;
    private readonly TapOuter _firstOuter;
    private readonly PanelTranspose _hiddenTranspose;
    private readonly PanelTranspose _inputTranspose;
    private readonly TailGradient _sums;

    public RecurrentProducts(int rows, int times, int features, int units, int width)
    {
        _rows = rows;
        _times = times;
        _units = units;
        _width = width;
        var (all, one) = (TapGeometry.OfRows(rows * times), TapGeometry.OfRows(rows));
        var before = new TapGeometry { Images = rows, Grid = (1, times), Placed = (1, times), Seen = (1, times), TapX = [-1] };
        FromInput = new TapProduct(all, features, width, features, width);
        _fromBefore = new TapProduct(one, units, width, times * units, times * width);
        _fromFirst = new TapProduct(one, units, width, units, times * width);
        _backToHidden = new TapProduct(one, width, units, times * width, units);
        _backToInput = new TapProduct(all, width, features, width, features);
        InputOuter = new TapOuter(all, features, width, features, width, rowsAreSeen: true);
        _hiddenOuter = new TapOuter(before, units, width, units, width, rowsAreSeen: true);
        _firstOuter = new TapOuter(one, units, width, units, times * width, rowsAreSeen: true);
        _hiddenTranspose = new PanelTranspose(width, units, 1, [0]);
        _inputTranspose = new PanelTranspose(width, features, 1, [0]);
        _sums = new TailGradient(rows * times, width, Tail.None);
        _inputPanels = _hiddenTranspose.Count;
    }

    /// <summary>W x + b at all times.</summary>
    public TapProduct FromInput { get; }

    /// <summary>The gradient of W.</summary>
    public TapOuter InputOuter { get; }

    public long ScratchCount => Math.Max(_hiddenTranspose.Count + _inputTranspose.Count, _sums.ScratchCount);

    /// <summary>U h + c at one time; c alone where the states before are zero.</summary>
    public void ToHidden(WorkerPool pool, in CellMemory memory, Floats weight, in Finish finish, int time)
    {
        var to = memory.FromHidden.From((long)time * _width);
        if (time > 0)
        {
            var states = memory.Hidden.From((time - 1L) * _units);
            _fromBefore.Run(pool, states, weight, to, adds: false, finish);
        }
        else if (!memory.FirstHidden.IsEmpty)
        {
            _fromFirst.Run(pool, memory.FirstHidden, weight, to, adds: false, finish);
        }
        else
        {
            for (var row = 0; row < _rows; row++)
            {
                finish.Shift.Span.CopyTo(to.Slice((long)row * _times * _width, _width).Span);
            }
        }
    }

    /// <summary>Both weights as the way back multiplies with them.</summary>
    public void Transpose(WorkerPool pool, Floats hiddenWeight, Floats inputWeight, Floats scratch)
    {
        _hiddenTranspose.Run(pool, hiddenWeight, scratch.First(_inputPanels));
        _inputTranspose.Run(pool, inputWeight, scratch.Slice(_inputPanels, _inputTranspose.Count));
    }

    /// <summary>Adds what goes from one time to the hidden states before it.</summary>
    public void BackToHidden(WorkerPool pool, Floats gradient, Floats scratch, Floats hidden, int time) => _backToHidden.Run(
        pool, gradient.From((long)time * _width), scratch.First(_inputPanels), hidden, adds: true, Finish.None);

    /// <summary>The gradient of x at all times.</summary>
    public void BackToInput(WorkerPool pool, Floats gradient, Floats scratch, Floats input, bool adds) =>
        _backToInput.Run(pool, gradient, scratch.Slice(_inputPanels, _inputTranspose.Count), input, adds, Finish.None);

    /// <summary>The gradient of U: each time's gates with the states one time before, the first time's with the first states.</summary>
    public void ToHiddenWeight(WorkerPool pool, in CellMemory memory, Floats gradient, bool adds)
    {
        _hiddenOuter.Run(pool, memory.Hidden, memory.FromHidden, gradient, adds);
        if (!memory.FirstHidden.IsEmpty)
        {
            _firstOuter.Run(pool, memory.FirstHidden, memory.FromHidden, gradient, adds: true);
        }
    }

    /// <summary>The gradient of a bias: the sums over rows and times.</summary>
    public void ToBias(WorkerPool pool, Floats gradient, StoredParameter bias, Floats scratch)
    {
        if (bias.NeedsGradient)
        {
            _sums.Run(pool, gradient, default, bias.Gradient, bias.AddsGradient(), scratch);
        }
    }
}
