using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>
/// A dense layer with all that follows it in its chain. Where it shares the weight of a layer that uses it the other way round, inputs and outputs of the panels
/// change places.
/// </summary>
internal sealed class DenseProduct : Step
{
    private readonly PanelLayout _layout;
    private readonly StoredParameter _weight;
    private readonly StoredParameter? _bias;
    private readonly NormScale _scale;
    private readonly Tail _tail;
    private readonly bool _flipped;
    private TapProduct _product = null!;
    private TapProduct _inputGradient = null!;
    private TapOuter _outer = null!;
    private PanelTranspose _transpose = null!;
    private TailGradient _tailGradient = null!;

    private DenseProduct(StepContext context, IReadOnlyList<Value> inputs, Value output)
        : base(context.Name, inputs, [output])
    {
        _weight = context.Parameter("weight")!;
        _layout = (PanelLayout)_weight.Layout;
        _bias = context.Parameter("bias");
        _scale = new NormScale(context, context.Op<Dense>().Units);
        _tail = context.Chain.Tail;
        _flipped = context.OwnerOf("weight") is Dense owner && owner.Transposed != context.Op<Dense>().Transposed;
        Parameters = _bias is null ? [_weight] : [_weight, _bias];
    }

    public override IReadOnlyList<StoredParameter> Parameters { get; }

    public override long ScratchCount => Math.Max(_transpose.Count, _tailGradient.ScratchCount);

    private Value Input => Inputs[0];

    private Value Output => Outputs[0];

    public static Step Make(StepContext context)
    {
        var input = context.Input(0, channelsLast: false);
        IReadOnlyList<Value> inputs = context.Residual(channelsLast: false) is { } residual ? [input, residual] : [input];
        return new DenseProduct(context, inputs, context.Output(channelsLast: false));
    }

    public override bool BackwardReadsInput(int index) => index == 0 && _weight.NeedsGradient;

    public override bool BackwardReadsOutput(int index) => !_tail.IsNone;

    public override void Resize()
    {
        var (features, units) = (Input.Dims[^1], Output.Dims[^1]);
        var rows = TapGeometry.OfRows(Input.Count / features);
        _product = new TapProduct(rows, features, units, features, units);
        _inputGradient = new TapProduct(rows, units, features, units, features);
        _outer = _flipped
            ? new TapOuter(rows, units, features, units, features, rowsAreSeen: true)
            : new TapOuter(rows, features, units, features, units, rowsAreSeen: true);
        _transpose = new PanelTranspose(_layout.Outputs, _layout.Inputs, 1, [0]);
        _tailGradient = new TailGradient(rows.Places, units, _tail);
    }

    public override void Forward(Pass pass)
    {
        _scale.Update(pass);
        var finish = new Finish(_scale.Scale, _scale.Shift, Inputs.Count > 1 ? Inputs[1].Data : default, _tail);
        _product.Run(pass.Pool, Input.Data, Panels(pass, transposed: _flipped), Output.Data, adds: false, finish);
    }

    public override void Backward(Pass pass)
    {
        var biasGradient = _bias is { NeedsGradient: true } ? _bias.Gradient : default;
        _tailGradient.Run(pass.Pool, Output.Gradient, Output.Data, biasGradient, !biasGradient.IsEmpty && _bias!.AddsGradient(), pass.Scratch);
        if (_weight.NeedsGradient)
        {
            var (rows, lanes) = _flipped ? (Output.Gradient, Input.Data) : (Input.Data, Output.Gradient);
            _outer.Run(pass.Pool, rows, lanes, _weight.Gradient, _weight.AddsGradient());
        }

        if (Input.NeedsGradient)
        {
            _inputGradient.Run(pass.Pool, Output.Gradient, Panels(pass, transposed: !_flipped), Input.Gradient, Input.AddsGradient(), Finish.None);
        }
    }

    private Floats Panels(Pass pass, bool transposed)
    {
        if (!transposed)
        {
            return _weight.Weights;
        }

        var panels = pass.Scratch.First(_transpose.Count);
        _transpose.Run(pass.Pool, _weight.Weights, panels);
        return panels;
    }
}
