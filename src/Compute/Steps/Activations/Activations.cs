using MLNetVision.Compute.Kernels.Activations;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>Which function each activation is.</summary>
internal static class Activations
{
    private const float SeluAlpha = 1.67326324f;
    private const float SeluScale = 1.05070099f;

    public static Step Make(StepContext context) => context.Node.Op switch
    {
        Abs => Of(context, default(AbsFunction)),
        Affine affine => Of(context, new AffineFunction(affine.Factor, affine.Shift)),
        Ceiling => Of(context, default(CeilingFunction)),
        Elu elu => Of(context, new EluFunction(elu.Alpha, scale: 1)),
        Erf => Of(context, default(ErfFunction)),
        Exp => Of(context, default(ExpFunction)),
        Floor => Of(context, default(FloorFunction)),
        Gelu { TanhApproximation: true } => Of(context, default(TanhGeluFunction)),
        Gelu => Of(context, default(GeluFunction)),
        HardSigmoid => Of(context, default(HardSigmoidFunction)),
        HardSwish => Of(context, default(HardSwishFunction)),
        HardTanh tanh => Of(context, new BetweenFunction(tanh.Min, tanh.Max)),
        LeakyRelu relu => Of(context, new LeakyReluFunction(relu.Slope)),
        Log => Of(context, default(LogFunction)),
        Negate => Of(context, new ScaleFunction(-1)),
        Reciprocal => Of(context, default(ReciprocalFunction)),
        Relu => Of(context, default(ReluFunction)),
        Relu6 => Of(context, new BetweenFunction(0, 6)),
        Selu => Of(context, new EluFunction(SeluAlpha, SeluScale)),
        Sigmoid => Of(context, default(SigmoidFunction)),
        Silu => Of(context, default(SiluFunction)),
        Softplus softplus => Of(context, new SoftplusFunction(softplus.Beta)),
        Softsign => Of(context, default(SoftsignFunction)),
        Sqrt => Of(context, default(SqrtFunction)),
        Tanh => Of(context, default(TanhFunction)),
        var op => throw new NotSupportedException($"'{context.Name}' ({op.Name}) is no activation that the managed engine knows."),
    };

    public static Step Of<TActivation>(StepContext context, TActivation activation)
        where TActivation : struct, IActivation
    {
        var input = context.Input(0);
        return new ActivationStep<TActivation>(context.Name, input, context.Output(input.ChannelsLast), activation);
    }
}
