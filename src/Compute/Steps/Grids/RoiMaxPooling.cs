using System.Globalization;
using MLNetVision.Compute.Kernels.Grids;
using MLNetVision.Compute.Oracle.Ops;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>Regions of pictures in one size by their largest values. Training goes through the scalar engine's.</summary>
internal sealed class RoiMaxPooling : Step
{
    private readonly Node _node;
    private readonly RoiMaxPool _op;
    private RoiLargest _largest = null!;

    private RoiMaxPooling(StepContext context)
        : base(
            context.Name, [context.Input(0, channelsLast: true), context.Input(1, channelsLast: false), context.Narrow(2)],
            [context.Output(channelsLast: true)])
    {
        _node = context.Node;
        _op = context.Op<RoiMaxPool>();
    }

    public static Step Make(StepContext context) => context.Training ? PlainStep.Make(context) : new RoiMaxPooling(context);

    public override void Resize() => _largest = new RoiLargest(_op, Inputs[0].Dims[1], Inputs[0].Dims[2], Inputs[0].Dims[3]);

    public override void Forward(Pass pass)
    {
        Check();
        _largest.Run(pass.Pool, Inputs[1].Dims[0], Inputs[0].Data, Inputs[1].Data, Inputs[2].Data, Outputs[0].Data);
    }

    private void Check()
    {
        var regions = Inputs[1].Data.Span;
        var numbers = Inputs[2].Data.Whole;
        for (var i = 0; i < numbers.Length; i++)
        {
            if ((uint)numbers[i] >= (uint)Inputs[0].Dims[0])
            {
                throw Refusal.Of(
                    _node, $"numbers of pictures from 0 to {Inputs[0].Dims[0] - 1}", $"{numbers[i]} for region {i}",
                    "Number the regions by the rows of the batch.");
            }

            var place = regions.Slice(4 * i, 4);
            if (!_largest.TryPlace(place, out _, out _))
            {
                throw Refusal.Of(
                    _node, WholeReach.Rule, string.Create(CultureInfo.InvariantCulture, $"{place[0]} {place[1]} {place[2]} {place[3]} in region {i}"),
                    "Cut the regions off where the pictures end.");
            }
        }
    }
}
