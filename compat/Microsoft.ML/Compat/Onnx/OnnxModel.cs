using System.Collections.Immutable;
using MLNetVision.Onnx.Proto;

namespace Microsoft.ML.Compat.Onnx;

/// <summary>What a model takes and gives, seen as columns.</summary>
internal sealed class OnnxModel
{
    private readonly Dictionary<string, OnnxVariable> _replaceable;
    private readonly Dictionary<string, ValueInfoProto> _declaredOutputs;
    private readonly IReadOnlyDictionary<string, int[]> _shapes;

    public OnnxModel(byte[] bytes, ModelProto proto, IReadOnlyDictionary<string, int[]> shapes)
    {
        Bytes = bytes;
        Proto = proto;
        _shapes = shapes;
        var initial = proto.Graph.Initializers.Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var tensor in proto.Graph.Initializers)
            OnnxElements.ItemType(tensor.Type);
        Inputs = [.. proto.Graph.Inputs.Where(i => !initial.Contains(i.Name) && !IsUnused(i.Name, ".unusedInput")).Select(Variable)];
        _replaceable = proto.Graph.Inputs.Where(i => initial.Contains(i.Name)).Select(Variable).ToDictionary(v => v.Name, StringComparer.Ordinal);
        _declaredOutputs = proto.Graph.Outputs.Where(o => !IsUnused(o.Name, ".unusedOutput")).ToDictionary(o => o.Name, StringComparer.Ordinal);
    }

    /// <summary>The model's file.</summary>
    public byte[] Bytes { get; }

    public ModelProto Proto { get; }

    /// <summary>What has to be given; initialisers need not be.</summary>
    public ImmutableArray<OnnxVariable> Inputs { get; }

    public IEnumerable<string> OutputNames => Proto.Graph.Outputs.Select(o => o.Name).Where(_declaredOutputs.ContainsKey);

    /// <summary>An input, or an initialiser that may be given instead.</summary>
    public OnnxVariable Input(string name) => Inputs.FirstOrDefault(i => i.Name == name) ?? _replaceable.GetValueOrDefault(name)
        ?? throw Errors.OutOfRange(nameof(name), $"The model has no input '{name}'; it has {Names(Inputs.Select(i => i.Name).Concat(_replaceable.Keys))}.");

    public OnnxVariable Output(string name) => _declaredOutputs.TryGetValue(name, out var declared) ? Variable(declared)
        : throw Errors.OutOfRange(nameof(name), $"The model has no output '{name}'; it has {Names(OutputNames)}.");

    /// <summary>The slot names that the model keeps for a column, or none: the texts of a node that is there for nothing else.</summary>
    public ImmutableArray<string>? SlotNames(string column)
        => Proto.Graph.Nodes.FirstOrDefault(n => n.Name == $"mlnet.{column}.SlotNames")?.Attributes.FirstOrDefault(a => a.Name == "keys_strings")?.Texts;

    private OnnxVariable Variable(ValueInfoProto value) => OnnxVariable.Of(value, _shapes);

    private static bool IsUnused(string name, string ending)
        => name.StartsWith("mlnet.", StringComparison.Ordinal) && name.EndsWith(ending, StringComparison.Ordinal);

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"'{n}'").DefaultIfEmpty("none"));
}
