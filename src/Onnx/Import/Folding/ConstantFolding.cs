using System.Collections.Frozen;
using System.Reflection;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import.Folding;

/// <summary>The operators that are computed at import. A function gives null where not enough is known; then the operator becomes a step.</summary>
internal static class ConstantFolding
{
    private static readonly FrozenDictionary<string, Func<OperatorCall, Value?>> Functions = typeof(ConstantFolding).Assembly.GetTypes()
        .SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Public))
        .Select(m => (Method: m, Attribute: m.GetCustomAttribute<FoldAttribute>()))
        .Where(m => m.Attribute is not null)
        .ToFrozenDictionary(m => m.Attribute!.Name ?? m.Method.Name, m => m.Method.CreateDelegate<Func<OperatorCall, Value?>>(), StringComparer.Ordinal);

    public static IEnumerable<string> Names => Functions.Keys;

    public static Func<OperatorCall, Value?>? Find(NodeProto node) => node.Domain.Length == 0 ? Functions.GetValueOrDefault(node.OpType) : null;
}
