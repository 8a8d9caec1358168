using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>The present sizes of a value, whose numbers nobody looks at.</summary>
internal sealed class ShapeStep : Step
{
    private readonly int _from;

    private ShapeStep(StepContext context)
        : base(context.Name, [context.Input(0)], [context.Output(channelsLast: false)]) =>
        (_from, _) = context.Op<ShapeOf>().Range(Inputs[0].Dims.Length);

    public static Step Make(StepContext context) => new ShapeStep(context);

    public override void Forward(Pass pass)
    {
        var sizes = Outputs[0].Data.As<long>(Outputs[0].Count);
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = Inputs[0].Dims[_from + i];
        }
    }
}
