using MLNetVision.Compute.Kernels.Planes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Steps;

/// <summary>
/// The largest number under each place of a window. For the way back each result keeps its place's number under the window, a byte where it fits into one, so
/// that neither picture need be kept.
/// </summary>
internal sealed class MaxPooling : Step
{
    private readonly bool _training;
    private readonly bool _withIndices;
    private readonly Func<int, int, AxisTaps> _rowsOf;
    private readonly Func<int, int, AxisTaps> _columnsOf;
    private readonly Block _numbers = new();
    private AxisTaps _rows = null!;
    private AxisTaps _columns = null!;
    private PlaneMax _forward = null!;
    private PlaneMaxGradient _backward = null!;
    private WindowPlaces? _places;

    /// <param name="context">What it is made from.</param>
    /// <param name="withIndices">Whether the places in the picture are a second output.</param>
    /// <param name="rows">The rows that each place sees, by the sizes before and after.</param>
    /// <param name="columns">The columns.</param>
    public MaxPooling(StepContext context, bool withIndices, Func<int, int, AxisTaps> rows, Func<int, int, AxisTaps> columns)
        : base(context.Name, [context.Input(0, channelsLast: true)], Made(context, withIndices))
    {
        _training = context.Training;
        _withIndices = withIndices;
        (_rowsOf, _columnsOf) = (rows, columns);
    }

    public override IEnumerable<(Block Block, long Count)> Kept => KeepsNumbers ? [(_numbers, _forward.NumberCount)] : [];

    private Value Input => Inputs[0];

    private bool KeepsNumbers => _withIndices || (_training && Outputs[0].NeedsGradient);

    public override bool BackwardReadsInput(int index) => false;

    public override void Resize()
    {
        var (images, channels) = (Input.Dims[0], Input.Dims[1]);
        (_rows, _columns) = (_rowsOf(Input.Dims[2], Outputs[0].Dims[2]), _columnsOf(Input.Dims[3], Outputs[0].Dims[3]));
        _forward = new PlaneMax(images, channels, _rows, _columns);
        _backward = new PlaneMaxGradient(images, channels, _forward, _rows.Turned(), _columns.Turned());
        _places = _withIndices ? new WindowPlaces(images, channels, _forward, _rows, _columns) : null;
    }

    public override void Forward(Pass pass)
    {
        var numbers = KeepsNumbers ? _numbers.Floats.First(_forward.NumberCount) : default;
        _forward.Run(pass.Pool, Input.Data, Outputs[0].Data, numbers);
        _places?.Run(pass.Pool, numbers, Outputs[1].Data);
    }

    public override void Backward(Pass pass)
    {
        if (Input.NeedsGradient && Outputs[0].HasGradient)
        {
            _backward.Run(pass.Pool, Outputs[0].Gradient, _numbers.Floats, Input.Gradient, Input.AddsGradient());
        }
    }

    private static Value[] Made(StepContext context, bool withIndices)
    {
        var maxima = context.Output(channelsLast: true);
        return withIndices ? [maxima, context.NarrowOutput(channelsLast: true, 1)] : [maxima];
    }
}
