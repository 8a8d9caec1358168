using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>
/// A dense layer. Where it shares the weight of a layer that uses it the other way round, inputs and outputs of the panels change places.
/// </summary>
internal sealed class DenseProduct : WeightedStep
{
    private readonly PanelLayout _layout;
    private readonly bool _flipped;
    private TapProduct _product = null!;
    private TapProduct _inputGradient = null!;
    private TapOuter _outer = null!;
    private PanelTranspose _transpose = null!;

    private DenseProduct(StepContext context)
        : base(context, context.Op<Dense>().Units, channelsLast: false)
    {
        _layout = (PanelLayout)Weight.Layout;
        _flipped = context.OwnerOf("weight") is Dense owner && owner.Transposed != context.Op<Dense>().Transposed;
    }

    protected override long ProductScratchCount => _transpose.Count;

    public static Step Make(StepContext context) => new DenseProduct(context);

    protected override void ResizeProduct()
    {
        var (features, units) = (Input.Dims[^1], Output.Dims[^1]);
        var rows = TapGeometry.OfRows(Input.Count / features);
        _product = new TapProduct(rows, features, units, features, units);
        _inputGradient = new TapProduct(rows, units, features, units, features);
        _outer = _flipped
            ? new TapOuter(rows, units, features, units, features, rowsAreSeen: true)
            : new TapOuter(rows, features, units, features, units, rowsAreSeen: true);
        _transpose = new PanelTranspose(_layout.Outputs, _layout.Inputs, 1, [0]);
    }

    protected override void Multiply(Pass pass, in Finish finish) =>
        _product.Run(pass.Pool, Input.Data, Panels(pass, transposed: _flipped), Output.Data, adds: false, finish);

    protected override void MultiplyToWeight(Pass pass, bool adds)
    {
        var (rows, lanes) = _flipped ? (Output.Gradient, Input.Data) : (Input.Data, Output.Gradient);
        _outer.Run(pass.Pool, rows, lanes, Weight.Gradient, adds);
    }

    protected override void MultiplyToInput(Pass pass, bool adds) =>
        _inputGradient.Run(pass.Pool, Output.Gradient, Panels(pass, transposed: !_flipped), Input.Gradient, adds, Finish.None);

    private Floats Panels(Pass pass, bool transposed)
    {
        if (!transposed)
        {
            return Weight.Weights;
        }

        var panels = pass.Scratch.First(_transpose.Count);
        _transpose.Run(pass.Pool, Weight.Weights, panels);
        return panels;
    }
}
