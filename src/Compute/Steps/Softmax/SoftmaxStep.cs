using MLNetVision.Compute.Kernels.Softmax;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>Softmax or its logarithm along an axis, in whatever order the input is held.</summary>
internal sealed class SoftmaxStep(string name, Value input, Value output, int axis, bool logarithm) : Step(name, [input], [output])
{
    private SoftmaxLines _lines = null!;

    public static Step Make(StepContext context)
    {
        var input = context.Input(0);
        var (axis, logarithm) = context.Node.Op is LogSoftmax log ? (log.Axis, true) : (context.Op<Softmax>().Axis, false);
        return new SoftmaxStep(context.Name, input, context.Output(input.ChannelsLast), axis, logarithm);
    }

    public override bool BackwardReadsInput(int index) => false;

    public override bool BackwardReadsOutput(int index) => true;

    public override bool PassesGradient(int index) => true;

    public override bool WorksInPlace(int index) => true;

    public override void Resize()
    {
        var rank = input.Dims.Length;
        var along = axis < 0 ? axis + rank : axis;
        int[] order = input.ChannelsLast ? [0, .. Enumerable.Range(2, rank - 2), 1] : [.. Enumerable.Range(0, rank)];
        var outer = order.TakeWhile(a => a != along).Aggregate(1L, (count, a) => count * input.Dims[a]);
        var size = input.Dims[along];
        _lines = new SoftmaxLines(outer, size, (int)(input.Count / (outer * size)), logarithm);
    }

    public override void Forward(Pass pass) => _lines.Forward(pass.Pool, input.Data, output.Data);

    public override void Backward(Pass pass)
    {
        if (input.NeedsGradient)
        {
            _lines.Backward(pass.Pool, output.Data, output.Gradient, input.Gradient, input.AddsGradient());
        }
    }
}
