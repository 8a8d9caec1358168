using System.Collections.Frozen;
using MLNetVision.Networks.Ops;
using MLNetVision.Torch.Lowering.Elementwise;
using MLNetVision.Torch.Lowering.Grids;
using MLNetVision.Torch.Lowering.Indices;
using MLNetVision.Torch.Lowering.Losses;
using MLNetVision.Torch.Lowering.Moves;
using MLNetVision.Torch.Lowering.Norms;
using MLNetVision.Torch.Lowering.Products;
using MLNetVision.Torch.Lowering.Recurrent;
using MLNetVision.Torch.Lowering.Sums;
using MLNetVision.Torch.Lowering.Values;
using MLNetVision.Torch.Lowering.Windows;
using MLNetVision.Torch.Modules;

namespace MLNetVision.Torch.Lowering;

/// <summary>What computes each op.</summary>
internal static class LoweringTable
{
    private static readonly FrozenDictionary<Type, OpLowering> ByType = new OpLowering[][]
    {
        ActivationLowerings.All, FunctionLowerings.All, ArithmeticLowerings.All, LogicLowerings.All, RandomDraws.All, ValueLowerings.All, MoveLowerings.All,
        SelectionLowerings.All, ScatterLowerings.All, ReductionLowerings.All, ProductLowerings.All, ConvolutionLowerings.All, PoolLowerings.All,
        GridLowerings.All, NormLowerings.All, LossLowerings.All, RecurrentLowerings.All,
    }.SelectMany(group => group).ToFrozenDictionary(lowering => lowering.OpType);

    private static readonly TorchModuleLowering Modules = new();

    /// <summary>The ops of networks that can be computed.</summary>
    public static IEnumerable<Type> Types => ByType.Keys.Append(typeof(Input));

    /// <summary>Whether the op can be computed; what the user gives needs no computing.</summary>
    public static bool Has(Op op) => op is Input or TorchModule || ByType.ContainsKey(op.GetType());

    public static OpLowering For(Op op) => op is TorchModule ? Modules : ByType[op.GetType()];
}
