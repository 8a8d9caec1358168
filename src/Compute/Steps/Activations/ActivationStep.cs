using MLNetVision.Compute.Kernels.Activations;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Steps;

/// <summary>An activation as a step of its own, in whatever order its input is held.</summary>
internal sealed class ActivationStep<TActivation>(string name, Value input, Value output, TActivation activation) : Step(name, [input], [output])
    where TActivation : struct, IActivation
{
    private readonly ActivationLoop<TActivation> _loop = new(activation);

    public override bool BackwardReadsInput(int index) => !activation.SlopeSeesValue;

    public override bool BackwardReadsOutput(int index) => activation.SlopeSeesValue;

    public override bool PassesGradient(int index) => true;

    public override bool WorksInPlace(int index) => true;

    public override void Forward(Pass pass) => _loop.Forward(pass.Pool, input.Data, output.Data);

    public override void Backward(Pass pass)
    {
        if (input.NeedsGradient)
        {
            var seen = activation.SlopeSeesValue ? output.Data : input.Data;
            _loop.Backward(pass.Pool, seen, output.Gradient, input.Gradient, input.AddsGradient());
        }
    }
}
