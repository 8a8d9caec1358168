using MLNetVision.Networks;

namespace MLNetVision.Trainers.Ensembles;

/// <summary>Writes the steps of a network into another.</summary>
internal static class NetworkCopy
{
    /// <summary>Writes a network's steps behind a value that takes the place of its input.</summary>
    /// <param name="network">The network, of one input and one output.</param>
    /// <param name="input">The value.</param>
    /// <param name="prefix">What goes before the names of the steps, and of the parameters they own.</param>
    /// <param name="shares">Whether the parameters are those of an earlier copy without a prefix.</param>
    /// <returns>The output.</returns>
    public static Tensor Behind(Network network, Tensor input, string prefix, bool shares = false)
    {
        var values = new Dictionary<ValueRef, Tensor> { [new ValueRef(network.Inputs.Single().Name)] = input };
        foreach (var node in network.Nodes.Where(n => !values.ContainsKey(new ValueRef(n.Name))))
        {
            Tensor[] inputs = [.. node.Inputs.Select(i => values[i])];
            var owner = shares ? node.ParameterScope : prefix + node.ParameterScope;
            var isTied = owner != prefix + node.Name && network.SignatureOf(node).Parameters.Length > 0;
            var outputs = isTied
                ? input.Builder.AddTied(node.Op, owner, prefix + node.Name, inputs)
                : input.Builder.Add(node.Op, prefix + node.Name, inputs);
            for (var i = 0; i < outputs.Count; i++)
            {
                values.Add(new ValueRef(node.Name, i), outputs[i]);
            }
        }

        return values[network.Outputs[0].Value];
    }
}
