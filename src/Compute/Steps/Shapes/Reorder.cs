using MLNetVision.Compute.Kernels;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Steps;

/// <summary>The same value in the other order of channels: put between steps that hold it differently.</summary>
internal sealed class Reorder(Value input, Value output) : Step(input.Name, [input], [output])
{
    private readonly ChannelOrder _order = new();

    public override bool BackwardReadsInput(int index) => false;

    public override void Forward(Pass pass) => _order.Run(pass.Pool, input.Data, output.Data, input.Dims, output.ChannelsLast, adds: false);

    public override void Backward(Pass pass)
    {
        if (input.NeedsGradient && output.HasGradient)
        {
            _order.Run(pass.Pool, output.Gradient, input.Gradient, input.Dims, input.ChannelsLast, input.AddsGradient());
        }
    }
}
