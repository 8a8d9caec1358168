using MLNetVision.Compute.Kernels.Random;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>Drops whole rows: nothing at all in evaluation. The way back draws again, so that nothing is kept.</summary>
internal sealed class RowDropping : Step
{
    private readonly ulong _stream;
    private readonly float _probability;
    private RowDrop _drop = null!;

    private RowDropping(StepContext context, Value input, Value output)
        : base(context.Name, [input], [output])
    {
        _stream = RandomNumbers.Stream(context.Seed, context.Name);
        _probability = context.Op<StochasticDepth>().Probability;
    }

    public static Step? Make(StepContext context)
    {
        var input = context.Input(0);
        if (!context.Training || context.Op<StochasticDepth>().Probability == 0)
        {
            context.Alias(input);
            return null;
        }

        return new RowDropping(context, input, context.Output(input.ChannelsLast));
    }

    public override bool BackwardReadsInput(int index) => false;

    public override bool PassesGradient(int index) => true;

    public override bool WorksInPlace(int index) => true;

    public override void Resize()
    {
        var rows = Inputs[0].Dims[0];
        _drop = new RowDrop(rows, Inputs[0].Count / rows, _probability);
    }

    public override void Forward(Pass pass) => _drop.Run(pass.Pool, Key(pass), Inputs[0].Data, Outputs[0].Data, adds: false);

    public override void Backward(Pass pass)
    {
        if (Inputs[0].NeedsGradient)
        {
            _drop.Run(pass.Pool, Key(pass), Outputs[0].Gradient, Inputs[0].Gradient, Inputs[0].AddsGradient());
        }
    }

    private ulong Key(Pass pass) => RandomNumbers.Key(_stream, pass.StepsTaken);
}
