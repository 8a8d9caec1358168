using System.Globalization;
using MLNetVision.Compute.Kernels.Planes;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks;

namespace MLNetVision.Compute.Steps;

/// <summary>Maxima put back to the places where they were found, zeros elsewhere. Of the third input only the size is looked at.</summary>
internal sealed class MaxUnpooling : Step
{
    private readonly Node _node;
    private Unpooling _unpooling = null!;

    private MaxUnpooling(StepContext context)
        : base(context.Name, [context.Input(0, channelsLast: true), context.Narrow(1, channelsLast: true)], [context.Output(channelsLast: true)]) =>
        _node = context.Node;

    public static Step Make(StepContext context) => new MaxUnpooling(context);

    public override bool BackwardReadsInput(int index) => index == 1;

    public override void Resize()
    {
        var (small, large) = (Inputs[0], Outputs[0]);
        _unpooling = new Unpooling(small.Dims[0], small.Dims[1], small.Dims[2] * small.Dims[3], large.Dims[2] * large.Dims[3]);
    }

    public override void Forward(Pass pass)
    {
        if (_unpooling.Outside(Inputs[1].Data) is { } index)
        {
            throw Refusal.Of(
                _node, $"places from 0 to {(Outputs[0].Dims[2] * Outputs[0].Dims[3]) - 1} at input 1", index.ToString(CultureInfo.InvariantCulture),
                "Give the places that MaxPool2d found in such a picture.");
        }

        _unpooling.There(pass.Pool, Inputs[0].Data, Inputs[1].Data, Outputs[0].Data);
    }

    public override void Backward(Pass pass)
    {
        if (Inputs[0].NeedsGradient)
        {
            _unpooling.Back(pass.Pool, Outputs[0].Gradient, Inputs[1].Data, Inputs[0].Gradient, Inputs[0].AddsGradient());
        }
    }
}
