using System.Collections.Frozen;
using System.Reflection;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Onnx.Export;

/// <summary>The functions that write ops: each has the op's name, takes the op first, and gives its value or values.</summary>
internal static class OpTable
{
    private static readonly Type[] Groups =
    [
        typeof(Ops.Activations), typeof(Ops.Arrangements), typeof(Ops.Calculations), typeof(Ops.Convolutions), typeof(Ops.Functions), typeof(Ops.Grids),
        typeof(Ops.Indices), typeof(Ops.Layers), typeof(Ops.Logic), typeof(Ops.Moves), typeof(Ops.Normalisations), typeof(Ops.Pools), typeof(Ops.PoolsNd),
        typeof(Ops.Products), typeof(Ops.Recurrences), typeof(Ops.Samples), typeof(Ops.Values),
    ];

    private static readonly FrozenDictionary<Type, Func<Op, OpCall, OnnxValue[]>> Functions = Groups
        .SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Public))
        .Where(m => m.GetParameters() is [{ ParameterType: var op }, ..] && op.IsSubclassOf(typeof(Op)))
        .ToFrozenDictionary(m => m.GetParameters()[0].ParameterType, Bind);

    /// <summary>The ops that can be written.</summary>
    public static IEnumerable<Type> Known => Functions.Keys;

    /// <summary>What writes an op, or null.</summary>
    public static Func<Op, OpCall, OnnxValue[]>? Find(Op op) => Functions.GetValueOrDefault(op.GetType());

    private static Func<Op, OpCall, OnnxValue[]> Bind(MethodInfo method)
    {
        var binder = method.ReturnType == typeof(OnnxValue) ? nameof(One) : nameof(Many);
        return typeof(OpTable).GetMethod(binder, BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(method.GetParameters()[0].ParameterType).CreateDelegate<Func<MethodInfo, Func<Op, OpCall, OnnxValue[]>>>()(method);
    }

    private static Func<Op, OpCall, OnnxValue[]> One<TOp>(MethodInfo method)
        where TOp : Op
    {
        var write = method.CreateDelegate<Func<TOp, OpCall, OnnxValue>>();
        return (op, call) => [write((TOp)op, call)];
    }

    private static Func<Op, OpCall, OnnxValue[]> Many<TOp>(MethodInfo method)
        where TOp : Op
    {
        var write = method.CreateDelegate<Func<TOp, OpCall, OnnxValue[]>>();
        return (op, call) => write((TOp)op, call);
    }
}
