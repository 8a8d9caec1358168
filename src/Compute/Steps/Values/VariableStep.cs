using MLNetVision.Compute.Kernels.Elementwise;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Steps;

/// <summary>A parameter as a value: copied in each pass, its gradient copied back.</summary>
internal sealed class VariableStep : Step
{
    private readonly FloatFlow _flow = new();
    private readonly StoredParameter _parameter;

    private VariableStep(StepContext context)
        : base(context.Name, [], [context.Output(channelsLast: false)])
    {
        _parameter = context.Parameter("value")!;
        Parameters = [_parameter];
    }

    public override IReadOnlyList<StoredParameter> Parameters { get; }

    public static Step Make(StepContext context) => new VariableStep(context);

    public override void Forward(Pass pass) => _flow.Run(pass.Pool, _parameter.Weights, Outputs[0].Data, adds: false);

    public override void Backward(Pass pass)
    {
        if (_parameter.NeedsGradient)
        {
            _flow.Run(pass.Pool, Outputs[0].Gradient, _parameter.Gradient, _parameter.AddsGradient());
        }
    }
}
