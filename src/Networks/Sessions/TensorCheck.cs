using MLNetVision.Networks.Engines;

namespace MLNetVision.Networks.Sessions;

/// <summary>Checks the tensors that a caller gives to be filled.</summary>
internal static class TensorCheck
{
    /// <summary>Refuses a tensor that the value would not fit into.</summary>
    /// <param name="network">The network, for its name.</param>
    /// <param name="what">What the tensor is to hold: "output", "gradient".</param>
    /// <param name="name">The name of the value.</param>
    /// <param name="tensor">The tensor.</param>
    /// <param name="element">The element type of the value.</param>
    /// <param name="dims">The sizes of the value.</param>
    public static void Fits(Network network, string what, string name, HostTensor tensor, DType element, ReadOnlySpan<int> dims)
    {
        var fits = tensor.Element == element && tensor.Dims.Count == dims.Length;
        for (var axis = 0; fits && axis < dims.Length; axis++)
        {
            fits = tensor.Dims[axis] == dims[axis];
        }

        if (!fits)
        {
            throw new ArgumentException($"The {what} '{name}' of '{network.Name}' is {element}[{string.Join(", ", dims.ToArray())}] for these inputs, but the "
                + $"tensor to fill is {tensor.Element}[{string.Join(", ", tensor.Dims)}]. Give one of that type.");
        }
    }

    /// <summary>What is said of a gradient that there is none of.</summary>
    public static ArgumentException NoGradient(Network network, string name) => new(
        $"There is no gradient '{name}' of '{network.Name}': it has to be a trained parameter, or, with "
        + "SessionOptions.InputGradients, an input of floating numbers that the loss needs.");

    /// <summary>Refuses outputs to fill that the network does not have.</summary>
    public static void AreOutputs(Network network, IReadOnlyDictionary<string, HostTensor> outputs)
    {
        var known = 0;
        foreach (var output in network.Outputs)
        {
            known += outputs.ContainsKey(output.Name) ? 1 : 0;
        }

        if (known != outputs.Count)
        {
            var names = network.Outputs.Select(o => o.Name).ToArray();
            throw new ArgumentException($"'{network.Name}' has no output {string.Join(", ", outputs.Keys.Except(names).Select(n => $"'{n}'"))}; its outputs "
                + $"are {string.Join(", ", names.Select(n => $"'{n}'"))}.");
        }
    }
}
