using System.Globalization;
using MLNetVision.Compute.Kernels.Grids;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>Regions of pictures in one size. Training goes through the scalar engine's.</summary>
internal sealed class RoiAligning : Step
{
    private readonly Node _node;
    private readonly RoiAlign _op;
    private RoiShape _shape = null!;
    private RoiGather _gather = null!;

    private RoiAligning(StepContext context)
        : base(
            context.Name, [context.Input(0, channelsLast: true), context.Input(1, channelsLast: false), context.Narrow(2)],
            [context.Output(channelsLast: true)])
    {
        _node = context.Node;
        _op = context.Op<RoiAlign>();
    }

    public static Step Make(StepContext context) => context.Training ? PlainStep.Make(context) : new RoiAligning(context);

    public override void Resize()
    {
        var picture = Inputs[0].Dims;
        _shape = new RoiShape(
            picture[0], picture[1], picture[2], picture[3], _op.Output.Height, _op.Output.Width, _op.Scale, _op.Samples, _op.IsAligned);
        _gather = new RoiGather(_shape);
    }

    public override void Forward(Pass pass)
    {
        Check();
        _gather.Run(pass.Pool, Inputs[1].Dims[0], Inputs[0].Data, Inputs[1].Data, Inputs[2].Data, Outputs[0].Data);
    }

    private void Check()
    {
        var regions = Inputs[1].Data.Span;
        var numbers = Inputs[2].Data.Whole;
        for (var i = 0; i < numbers.Length; i++)
        {
            if ((uint)numbers[i] >= (uint)_shape.Pictures)
            {
                throw Refusal.Of(
                    _node, $"numbers of pictures from 0 to {_shape.Pictures - 1}", $"{numbers[i]} for region {i}",
                    "Number the regions by the rows of the batch.");
            }

            var place = regions.Slice(4 * i, 4);
            var across = new RoiAxis(place[0], place[2], _shape.Columns, _shape.Width, _shape).Cell;
            var cell = Math.Max(across, new RoiAxis(place[1], place[3], _shape.Rows, _shape.Height, _shape).Cell);
            if (!(cell <= RoiAxis.MostSamples))
            {
                throw Refusal.Of(
                    _node, $"cells of at most {RoiAxis.MostSamples} pixels", string.Create(CultureInfo.InvariantCulture, $"{cell} in region {i}"),
                    "Cut the regions off where the pictures end.");
            }
        }
    }
}
