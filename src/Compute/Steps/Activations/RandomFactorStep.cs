using MLNetVision.Compute.Kernels.Random;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Steps;

/// <summary>Multiplies by random factors; the way back draws them again, so that nothing is kept.</summary>
internal sealed class RandomFactorStep<TFactor>(StepContext context, Value input, Value output, TFactor factor, bool reads)
    : Step(context.Name, [input], [output])
    where TFactor : struct, IRandomFactor
{
    private readonly ulong _stream = RandomNumbers.Stream(context.Seed, context.Name);
    private RandomFactorLoop<TFactor> _loop = null!;

    /// <summary>Whether numbers may come out with another sign, so that the way back has to see the input.</summary>
    public bool TurnsSigns { get; init; }

    public override bool BackwardReadsInput(int index) => reads && TurnsSigns;

    public override bool BackwardReadsOutput(int index) => reads && !TurnsSigns;

    public override bool PassesGradient(int index) => true;

    public override bool WorksInPlace(int index) => true;

    public override void Resize()
    {
        var channels = input.ChannelsLast ? input.Dims[1] : 1;
        _loop = new RandomFactorLoop<TFactor>(factor, input.ChannelsLast, channels, input.ChannelsLast ? input.Count / input.Dims[0] / channels : 1);
    }

    public override void Forward(Pass pass) => _loop.Run(pass.Pool, Key(pass), input.Data, input.Data, output.Data, adds: false);

    public override void Backward(Pass pass)
    {
        if (input.NeedsGradient)
        {
            var seen = !reads ? output.Gradient : TurnsSigns ? input.Data : output.Data;
            _loop.Run(pass.Pool, Key(pass), seen, output.Gradient, input.Gradient, input.AddsGradient());
        }
    }

    private ulong Key(Pass pass) => RandomNumbers.Key(_stream, pass.StepsTaken);
}
