using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import;

/// <summary>Names of steps: unique, without what our names may not hold.</summary>
internal sealed class StepNames
{
    private const string WeightEnding = ".weight";
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>The name a layer had where its weight was called "layer.weight"; null where the weight has another name.</summary>
    public static string? OfWeight(string weight) =>
        weight.EndsWith(WeightEnding, StringComparison.Ordinal) && weight.Length > WeightEnding.Length ? weight[..^WeightEnding.Length] : null;

    /// <summary>A name that no step has yet, near the one that is wanted.</summary>
    public string Take(string wanted)
    {
        var clean = Clean(wanted);
        var name = clean;
        for (var i = 1; !_taken.Add(name); i++)
        {
            name = $"{clean}_{i}";
        }

        return name;
    }

    public void Note(string name) => _taken.Add(name);

    /// <summary>
    /// The module that a node belongs to, from a name such as "/layer1/layer1.0/conv1/Conv": a scope that repeats the one around it stands for both, and the
    /// operator at the end goes for a layer that owns weights, and for other steps where it says what the module is called anyhow.
    /// </summary>
    public static string OfNode(NodeProto node, bool isLayer)
    {
        var parts = node.Name.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (!node.Name.StartsWith('/') || parts.Count < 2)
        {
            return node.Name;
        }

        var isOperator = parts[^1] == node.OpType || parts[^1].StartsWith(node.OpType + "_", StringComparison.Ordinal);
        if (isOperator && (isLayer || parts[^2].StartsWith(node.OpType, StringComparison.OrdinalIgnoreCase)))
        {
            parts.RemoveAt(parts.Count - 1);
        }

        var scopes = parts.Where((part, i) => i + 1 == parts.Count || !parts[i + 1].StartsWith(part + ".", StringComparison.Ordinal));
        return string.Join('.', scopes);
    }

    /// <summary>Slashes become scopes; colons go.</summary>
    public static string Clean(string name)
    {
        var clean = name.Replace('/', '.').Replace(':', '_').Trim('.', ' ');
        while (clean.Contains("..", StringComparison.Ordinal))
        {
            clean = clean.Replace("..", ".", StringComparison.Ordinal);
        }

        return string.IsNullOrWhiteSpace(clean) ? "value" : clean;
    }
}
