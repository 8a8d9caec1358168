using System.Collections.Frozen;
using System.Reflection;
using MLNetVision.Onnx.Import.Folding;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import;

/// <summary>The operators that can be imported.</summary>
internal static class OperatorRegistry
{
    /// <summary>The oldest version of the standard's operators that is read.</summary>
    public const int Oldest = 6;

    /// <summary>The newest version of the standard's operators that is read.</summary>
    public const int Newest = 21;

    private static readonly FrozenDictionary<string, Entry[]> Entries = typeof(OperatorRegistry).Assembly.GetTypes()
        .SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Public))
        .Select(m => (Method: m, Attribute: m.GetCustomAttribute<OperatorAttribute>()))
        .Where(m => m.Attribute is not null)
        .GroupBy(m => m.Attribute!.Name ?? m.Method.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(
            g => g.Key,
            g => g.Select(m => new Entry(m.Attribute!.From, m.Attribute.To, m.Method.CreateDelegate<Action<OperatorCall>>())).ToArray(),
            StringComparer.Ordinal);

    /// <summary>The operators by name.</summary>
    public static IEnumerable<string> Names => Entries.Keys.Union(ConstantFolding.Names, StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>What imports a node, or null.</summary>
    public static Action<OperatorCall>? Find(NodeProto node, long opset) =>
        node.Domain.Length == 0 && Entries.TryGetValue(node.OpType, out var entries)
            ? Array.Find(entries, e => e.From <= opset && opset <= e.To)?.Import
            : null;

    private sealed record Entry(int From, int To, Action<OperatorCall> Import);
}
