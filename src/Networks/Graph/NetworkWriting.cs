namespace MLNetVision.Networks;

/// <summary>Writes a network's steps into another network.</summary>
public static class NetworkWriting
{
    /// <summary>Writes the steps of a network of one input and one output behind a value that takes the place of the input.</summary>
    /// <param name="input">The value.</param>
    /// <param name="network">The network.</param>
    /// <param name="prefix">What goes before the names of the steps, and of the parameters that they own: "left.".</param>
    /// <param name="shares">Whether the parameters are those of an earlier copy without a prefix.</param>
    /// <returns>The output.</returns>
    public static Tensor Then(this Tensor input, Network network, string prefix = "", bool shares = false)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(network);
        if (network.Inputs.ToArray() is not [var only] || network.Outputs.Length != 1)
        {
            throw new NetworkException(
                $"'{network.Name}' has {network.Inputs.Count()} inputs and {network.Outputs.Length} outputs; write it with a value for each input, by name.");
        }

        return input.Builder.Write(network, new Dictionary<string, Tensor> { [only.Name] = input }, prefix, shares)[network.Outputs[0].Name];
    }

    /// <summary>Writes the steps of a network behind values that take the places of its inputs.</summary>
    /// <param name="builder">Where to.</param>
    /// <param name="network">The network.</param>
    /// <param name="inputs">A value an input, by name.</param>
    /// <param name="prefix">What goes before the names of the steps, and of the parameters that they own.</param>
    /// <param name="shares">Whether the parameters are those of an earlier copy without a prefix.</param>
    /// <returns>The outputs, by name.</returns>
    public static IReadOnlyDictionary<string, Tensor> Write(
        this NetworkBuilder builder, Network network, IReadOnlyDictionary<string, Tensor> inputs, string prefix = "", bool shares = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(inputs);
        var values = new Dictionary<ValueRef, Tensor>();
        foreach (var node in network.Nodes)
        {
            if (node.Op is Ops.Input)
            {
                values.Add(new ValueRef(node.Name), inputs.TryGetValue(node.Name, out var given)
                    ? given
                    : throw new NetworkException($"'{network.Name}' takes '{node.Name}', which is not among the values given:"
                        + $" {string.Join(", ", inputs.Keys)}."));
                continue;
            }

            Tensor[] taken = [.. node.Inputs.Select(i => values[i])];
            var owner = shares ? node.ParameterScope : prefix + node.ParameterScope;
            var isTied = owner != prefix + node.Name && network.SignatureOf(node).Parameters.Length > 0;
            var outputs = isTied ? builder.AddTied(node.Op, owner, prefix + node.Name, taken) : builder.Add(node.Op, prefix + node.Name, taken);
            for (var i = 0; i < outputs.Count; i++)
            {
                values.Add(new ValueRef(node.Name, i), outputs[i]);
            }
        }

        return network.Outputs.ToDictionary(o => o.Name, o => values[o.Value], StringComparer.Ordinal);
    }
}
