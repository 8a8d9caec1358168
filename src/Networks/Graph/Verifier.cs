using System.Collections.Immutable;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks;

/// <summary>Checks a whole network and works out every type and parameter in it.</summary>
internal sealed class Verifier
{
    public Dictionary<ValueRef, TensorType> Types { get; } = [];

    public Dictionary<string, OpSignature> Signatures { get; } = new(StringComparer.Ordinal);

    public static Verifier Check(IReadOnlyList<Node> nodes, IReadOnlyList<NetworkOutput> outputs)
    {
        var verifier = new Verifier();
        foreach (var node in nodes)
        {
            verifier.Visit(node);
        }

        verifier.CheckOutputs(outputs);
        verifier.CheckTies(nodes);
        return verifier;
    }

    /// <summary>The parameters in the order of the nodes that own them.</summary>
    public ImmutableArray<Parameter> Parameters(IReadOnlyList<Node> nodes, IReadOnlyList<string> frozen) =>
        [.. nodes.Where(n => n.ParameterScope == n.Name).SelectMany(n => Signatures[n.Name].Parameters.Select(spec =>
        {
            var name = $"{n.Name}.{spec.Name}";
            return new Parameter(name, spec, spec.Role != ParameterRole.Statistic && !frozen.Any(prefix => IsUnder(name, prefix)));
        }))];

    /// <summary>"layer1" covers "layer1.0.conv1.weight", not "layer10.weight".</summary>
    public static bool IsUnder(string name, string prefix) =>
        prefix.Length == 0 || (name.StartsWith(prefix, StringComparison.Ordinal) && (name.Length == prefix.Length || name[prefix.Length] == '.'));

    private void Visit(Node node)
    {
        var inputs = new List<TensorType>();
        foreach (var input in node.Inputs)
        {
            inputs.Add(Types.TryGetValue(input, out var type)
                ? type
                : throw new NetworkException($"'{node.Name}' ({node.Op.Name}) takes '{input}', which no step before it gives."));
        }

        var signature = Infer(node, inputs);
        if (!Signatures.TryAdd(node.Name, signature))
        {
            throw new NetworkException($"'{node.Name}' is the name of two steps; each needs its own.");
        }

        for (var i = 0; i < signature.Outputs.Length; i++)
        {
            Types.Add(new ValueRef(node.Name, i), signature.Outputs[i]);
        }
    }

    private static OpSignature Infer(Node node, List<TensorType> inputs)
    {
        try
        {
            return node.Op.Infer(new OpInputs(node.Name, node.Op.Name, inputs));
        }
        catch (OverflowException e)
        {
            throw new NetworkException($"'{node.Name}' ({node.Op}) gives or owns more than can be counted; it takes {string.Join(", ", inputs)}.", e);
        }
    }

    private void CheckOutputs(IReadOnlyList<NetworkOutput> outputs)
    {
        if (outputs.Count == 0)
        {
            throw new NetworkException("The network has no output; name at least one value that it gives.");
        }

        foreach (var output in outputs.Where(o => !Types.ContainsKey(o.Value)))
        {
            throw new NetworkException($"The output '{output.Name}' is '{output.Value}', which no step gives.");
        }

        if (outputs.GroupBy(o => o.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new NetworkException($"'{twice.Key}' is the name of two outputs; each needs its own.");
        }
    }

    /// <summary>Tied steps use the very parameters of another one, so these must fit both.</summary>
    private void CheckTies(IReadOnlyList<Node> nodes)
    {
        foreach (var node in nodes.Where(n => n.ParameterScope != n.Name))
        {
            if (!Signatures.TryGetValue(node.ParameterScope, out var owner))
            {
                throw new NetworkException($"'{node.Name}' ({node.Op.Name}) uses the parameters of '{node.ParameterScope}', which is no step of this network.");
            }

            foreach (var spec in Signatures[node.Name].Parameters)
            {
                var shared = owner.Parameters.FirstOrDefault(p => p.Name == spec.Name);
                if (shared is null || !shared.Shape.Equals(spec.Shape))
                {
                    throw new NetworkException($"'{node.Name}' ({node.Op.Name}) expects '{node.ParameterScope}.{spec.Name}' to be {spec.Shape}, but it is "
                        + $"{(shared is null ? "not there" : $"{shared.Shape}")}.");
                }
            }
        }
    }
}
