using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Trainers.Sources;

/// <summary>The same network with another name for its input.</summary>
internal static class NetworkNames
{
    public static Network WithInput(Network network, string from, string to)
    {
        if (from == to)
        {
            return network;
        }

        var renamed = Network.Build(network.Name, b =>
        {
            var values = new Dictionary<ValueRef, Tensor>();
            foreach (var node in network.Nodes)
            {
                Add(b, node, node.Name == from ? to : node.Name, values);
            }

            return network.Outputs.ToDictionary(o => o.Name, o => values[o.Value]);
        });
        return network.Frozen.IsEmpty ? renamed : renamed.Freeze([.. network.Frozen]);
    }

    public static ValueRef Moved(ValueRef value, string from, string to) => value.Node == from ? new ValueRef(to, value.Output) : value;

    /// <summary>Adds a step of another network, and keeps its values under the other's names.</summary>
    private static void Add(NetworkBuilder builder, Node node, string name, Dictionary<ValueRef, Tensor> values)
    {
        Tensor[] inputs = [.. node.Inputs.Select(i => values[i])];
        var outputs = node.ParameterScope == node.Name
            ? builder.Add(node.Op, name, inputs)
            : builder.AddTied(node.Op, node.ParameterScope, name, inputs);
        for (var i = 0; i < outputs.Count; i++)
        {
            values.Add(new ValueRef(node.Name, i), outputs[i]);
        }
    }
}
