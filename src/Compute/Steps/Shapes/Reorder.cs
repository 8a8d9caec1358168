using MLNetVision.Compute.Kernels;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Planning;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Steps;

/// <summary>The same value in the other order of channels: put between steps that hold it differently.</summary>
internal sealed class Reorder(Value input, Value output) : Step(input.Name, [input], [output]), IParallelWork
{
    private Floats _from;
    private Floats _to;
    private bool _toLast;
    private bool _adds;
    private int _channels;
    private int _places;

    public override bool BackwardReadsInput(int index) => false;

    public override void Resize()
    {
        _channels = input.Dims[1];
        _places = ChannelOrder.Places(input.Dims);
    }

    public override void Forward(Pass pass)
    {
        (_from, _to, _toLast, _adds) = (input.Data, output.Data, output.ChannelsLast, false);
        pass.Pool.Run(input.Dims[0], this);
    }

    public override void Backward(Pass pass)
    {
        if (input.NeedsGradient && output.HasGradient)
        {
            (_from, _to, _toLast, _adds) = (output.Gradient, input.Gradient, input.ChannelsLast, input.AddsGradient());
            pass.Pool.Run(input.Dims[0], this);
        }
    }

    /// <summary>One row of the batch.</summary>
    void IParallelWork.Run(int part)
    {
        var count = (long)_channels * _places;
        var (height, width) = _toLast ? (_channels, _places) : (_places, _channels);
        ChannelOrder.Transpose(_from.Slice(part * count, count), _to.Slice(part * count, count), height, width, _adds);
    }
}
