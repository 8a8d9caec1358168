using System.Collections.Frozen;
using MLNetVision.Networks.Ops;
using MLNetVision.Torch.Lowering.Activations;
using MLNetVision.Torch.Lowering.Arithmetic;
using MLNetVision.Torch.Lowering.Layers;
using MLNetVision.Torch.Lowering.Losses;
using MLNetVision.Torch.Lowering.Norms;
using MLNetVision.Torch.Lowering.Values;

namespace MLNetVision.Torch.Lowering;

/// <summary>What computes each op.</summary>
internal static class LoweringTable
{
    private static readonly FrozenDictionary<Type, OpLowering> ByType = new OpLowering[]
    {
        new DenseLowering(), new Conv2dLowering(),
        new BatchNormLowering(),
        new ReluLowering(),
        new AddLowering(),
        new FlattenLowering(),
        new CrossEntropyLowering(), new MeanSquaredErrorLowering(),
        new DropoutLowering(),
    }.ToFrozenDictionary(lowering => lowering.OpType);

    /// <summary>Whether the op can be computed; what the user gives needs no computing.</summary>
    public static bool Has(Op op) => op is Input || ByType.ContainsKey(op.GetType());

    public static OpLowering For(Op op) => ByType[op.GetType()];
}
