using MLNetVision.Networks.Ops;
using MLNetVision.Torch.Execution;

namespace MLNetVision.Torch.Lowering.Elementwise;

/// <summary>Functions of each number by itself that mathematics has a name for.</summary>
internal static class FunctionLowerings
{
    public static OpLowering[] All { get; } =
    [
        Lowered.One<Negate>((_, x) => x.neg()),
        Lowered.One<Abs>((_, x) => x.abs()),
        Lowered.One<Sign>((_, x) => x.dtype.IsFloating() ? torch.where(x.isnan(), x.detach(), x.sign()) : x.sign()),
        Lowered.One<Sqrt>((_, x) => x.sqrt()),
        Lowered.One<Exp>((_, x) => x.exp()),
        Lowered.One<Log>((_, x) => x.log()),
        Lowered.One<Reciprocal>((_, x) => x.reciprocal()),
        Lowered.One<Erf>((_, x) => x.erf()),
        Lowered.One<Floor>((_, x) => x.floor()),
        Lowered.One<Ceiling>((_, x) => x.ceil()),
        Lowered.One<Round>((_, x) => x.round()),
        Lowered.One<Sin>((_, x) => x.sin()),
        Lowered.One<Cos>((_, x) => x.cos()),
        Lowered.One<Tan>((_, x) => x.tan()),
        Lowered.One<Asin>((_, x) => x.asin()),
        Lowered.One<Acos>((_, x) => x.acos()),
        Lowered.One<Atan>((_, x) => x.atan()),
        Lowered.One<Sinh>((_, x) => x.sinh()),
        Lowered.One<Cosh>((_, x) => x.cosh()),
        Lowered.One<Asinh>((_, x) => x.asinh()),
        Lowered.One<Acosh>((_, x) => x.acosh()),
        Lowered.One<Atanh>((_, x) => x.atanh()),
    ];
}
