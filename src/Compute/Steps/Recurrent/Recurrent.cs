using MLNetVision.Compute.Kernels.Elementwise;
using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Kernels.Recurrent;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>
/// A recurrent layer over [N, T, C], unrolled over T. What comes from the input is one product for all times; what comes from the hidden states is one a time.
/// Both are kept and become their gradients on the way back, so that each weight's gradient is again one product for all times.
/// </summary>
internal sealed class Recurrent : Step
{
    private readonly RecurrentOp _op;
    private readonly int _gates;
    private readonly bool _training;
    private readonly StoredParameter _inputWeight;
    private readonly StoredParameter _hiddenWeight;
    private readonly StoredParameter _inputBias;
    private readonly StoredParameter _hiddenBias;
    private readonly StoredParameter? _peephole;
    private readonly Block _fromInput = new();
    private readonly Block _fromHidden = new();
    private readonly Block _cell = new();
    private readonly FloatFlow _flow = new();
    private RecurrentProducts _products = null!;
    private CellLoop _loop = null!;
    private PeepholeGradient _peepholeGradient = null!;

    private Recurrent(StepContext context, IReadOnlyList<Value> inputs, IReadOnlyList<Value> outputs)
        : base(context.Name, inputs, outputs)
    {
        _op = (RecurrentOp)context.Node.Op;
        _gates = _op is Lstm ? 4 : _op is Gru ? 3 : 1;
        _training = context.Training;
        _inputWeight = context.Parameter("weight_ih_l0")!;
        _hiddenWeight = context.Parameter("weight_hh_l0")!;
        _inputBias = context.Parameter("bias_ih_l0")!;
        _hiddenBias = context.Parameter("bias_hh_l0")!;
        _peephole = context.Parameter("peephole");
        StoredParameter[] four = [_inputWeight, _hiddenWeight, _inputBias, _hiddenBias];
        Parameters = _peephole is null ? four : [.. four, _peephole];
    }

    public override IReadOnlyList<StoredParameter> Parameters { get; }

    public override IEnumerable<(Block Block, long Count)> Kept =>
    [
        (_fromInput, (long)Rows * Times * Width),
        (_fromHidden, (long)Rows * Times * Width),
        .. _op is Lstm ? [(_cell, (long)Rows * Times * _op.Units)] : Array.Empty<(Block, long)>(),
    ];

    public override long ScratchCount => _training ? (2L * StateCount) + _products.ScratchCount : 0;

    private int Rows => Inputs[0].Dims[0];

    private int Times => Inputs[0].Dims[1];

    private int Width => _gates * _op.Units;

    private long StateCount => Arena.RoundUp((long)Rows * _op.Units);

    public static Step Make(StepContext context)
    {
        var inputs = Enumerable.Range(0, context.InputCount).Select(i => context.Input(i, channelsLast: false)).ToArray();
        var outputs = Enumerable.Range(0, context.Node.Op is Lstm ? 3 : 2).Select(i => context.Output(channelsLast: false, i)).ToArray();
        return new Recurrent(context, inputs, outputs);
    }

    public override bool BackwardReadsInput(int index) => true;

    public override bool BackwardReadsOutput(int index) => index == 0;

    public override void Resize()
    {
        _products = new RecurrentProducts(Rows, Times, Inputs[0].Dims[2], _op.Units, Width);
        _loop = _op switch
        {
            Lstm => new CellLoop<LstmCell>(Rows, Times, _gates, _op.Units),
            Gru => new CellLoop<GruCell>(Rows, Times, _gates, _op.Units),
            Rnn { Rectified: true } => new CellLoop<RectifiedRnnCell>(Rows, Times, _gates, _op.Units),
            _ => new CellLoop<RnnCell>(Rows, Times, _gates, _op.Units),
        };
        _peepholeGradient = new PeepholeGradient(Rows, Times, _op.Units);
    }

    public override void Forward(Pass pass)
    {
        var memory = Memory(default, default);
        _products.FromInput.Run(pass.Pool, Inputs[0].Data, _inputWeight.Weights, memory.FromInput, adds: false, Shifted(_inputBias));
        for (var time = 0; time < Times; time++)
        {
            _products.ToHidden(pass.Pool, memory, _hiddenWeight.Weights, Shifted(_hiddenBias), time);
            _loop.Forward(pass.Pool, memory, time);
        }

        for (var state = 1; state < Outputs.Count; state++)
        {
            CopyLast(state == 1 ? memory.Hidden : memory.Cell, Outputs[state].Data);
        }
    }

    public override void Backward(Pass pass)
    {
        var (hidden, cell) = (pass.Scratch.First((long)Rows * _op.Units), pass.Scratch.Slice(StateCount, (long)Rows * _op.Units));
        var scratch = pass.Scratch.Slice(2 * StateCount, _products.ScratchCount);
        var memory = Memory(hidden, cell);
        TakeLast(pass, 1, hidden);
        TakeLast(pass, 2, cell);
        _products.Transpose(pass.Pool, _hiddenWeight.Weights, _inputWeight.Weights, scratch);
        for (var time = Times - 1; time >= 0; time--)
        {
            AddGradientsOf(time, hidden);
            _loop.Backward(pass.Pool, memory, time);
            _products.BackToHidden(pass.Pool, memory.FromHidden, scratch, hidden, time);
        }

        GiveFirst(pass, 1, hidden);
        GiveFirst(pass, 2, cell);
        if (Inputs[0].NeedsGradient)
        {
            _products.BackToInput(pass.Pool, memory.FromInput, scratch, Inputs[0].Gradient, Inputs[0].AddsGradient());
        }

        ToParameters(pass, memory, scratch);
    }

    private static Finish Shifted(StoredParameter bias) => new(default, bias.Weights, default, Tail.None);

    private CellMemory Memory(Floats hiddenGradient, Floats cellGradient) => new(
        _fromInput.Floats.First((long)Rows * Times * Width), _fromHidden.Floats.First((long)Rows * Times * Width), Outputs[0].Data,
        _op is Lstm ? _cell.Floats.First((long)Rows * Times * _op.Units) : default,
        Inputs.Count > 1 ? Inputs[1].Data : default, Inputs.Count > 2 ? Inputs[2].Data : default, _peephole?.Weights ?? default, hiddenGradient, cellGradient);

    private void CopyLast(Floats states, Floats last)
    {
        for (var row = 0; row < Rows; row++)
        {
            states.Slice(((((long)row + 1) * Times) - 1) * _op.Units, _op.Units).Span.CopyTo(last.Slice((long)row * _op.Units, _op.Units).Span);
        }
    }

    private void TakeLast(Pass pass, int state, Floats gradient)
    {
        if (state < Outputs.Count && Outputs[state].HasGradient)
        {
            _flow.Run(pass.Pool, Outputs[state].Gradient, gradient, adds: false);
        }
        else
        {
            gradient.Clear();
        }
    }

    private void AddGradientsOf(int time, Floats hidden)
    {
        for (var row = 0; row < Rows && Outputs[0].HasGradient; row++)
        {
            var from = Outputs[0].Gradient.Slice((((long)row * Times) + time) * _op.Units, _op.Units).Span;
            var to = hidden.Slice((long)row * _op.Units, _op.Units).Span;
            for (var unit = 0; unit < to.Length; unit++)
            {
                to[unit] += from[unit];
            }
        }
    }

    private void GiveFirst(Pass pass, int input, Floats gradient)
    {
        if (input < Inputs.Count && Inputs[input].NeedsGradient)
        {
            _flow.Run(pass.Pool, gradient, Inputs[input].Gradient, Inputs[input].AddsGradient());
        }
    }

    private void ToParameters(Pass pass, in CellMemory memory, Floats scratch)
    {
        if (_inputWeight.NeedsGradient)
        {
            _products.InputOuter.Run(pass.Pool, Inputs[0].Data, memory.FromInput, _inputWeight.Gradient, _inputWeight.AddsGradient());
        }

        if (_hiddenWeight.NeedsGradient)
        {
            _products.ToHiddenWeight(pass.Pool, memory, _hiddenWeight.Gradient, _hiddenWeight.AddsGradient());
        }

        _products.ToBias(pass.Pool, memory.FromInput, _inputBias, scratch);
        _products.ToBias(pass.Pool, memory.FromHidden, _hiddenBias, scratch);
        if (_peephole is { NeedsGradient: true })
        {
            _peepholeGradient.Run(pass.Pool, memory, _peephole.Gradient, _peephole.AddsGradient());
        }
    }
}
