using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>Makes the pooling steps.</summary>
internal static class Pooling
{
    public static Step Max(StepContext context)
    {
        var op = context.Op<MaxPool2d>();
        var rows = SlidingTaps.Rows(op.Kernel, op.Stride, op.Dilation, op.Padding);
        var columns = SlidingTaps.Columns(op.Kernel, op.Stride, op.Dilation, op.Padding);
        var node = context.Node;
        return new MaxPooling(context, op.WithIndices, (size, places) => rows.All(node, size, places), (size, places) => columns.All(node, size, places));
    }

    public static Step Average(StepContext context)
    {
        var op = context.Op<AveragePool2d>();
        var rows = SlidingTaps.Rows(op.Kernel, op.Stride, 1, op.Padding);
        var columns = SlidingTaps.Columns(op.Kernel, op.Stride, 1, op.Padding);
        var node = context.Node;
        return new PlaneMapping(
            context.Name, context.Input(0, channelsLast: true), context.Output(channelsLast: true),
            (size, places) => rows.Mean(node, size, places, op.CountPadding), (size, places) => columns.Mean(node, size, places, op.CountPadding));
    }

    public static Step Adaptive(StepContext context)
    {
        var op = context.Op<AdaptivePool2d>();
        if (op.Kind == PoolKind.Max)
        {
            return new MaxPooling(context, withIndices: false, CellTaps.Of, CellTaps.Of);
        }

        var input = context.Input(0, channelsLast: true);
        var output = context.Output(channelsLast: true);
        return op.Output == 1 ? new GlobalMean(context.Name, input, output) : new PlaneMapping(context.Name, input, output, CellTaps.Of, CellTaps.Of);
    }
}
