using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Training;

/// <summary>Makes networks trainable.</summary>
public static class Losses
{
    /// <summary>
    /// Puts a loss behind an output. The result has a further input, the target, and a further output, the loss; its parameters are the same, so that trained
    /// weights fit the network without the loss.
    /// </summary>
    /// <param name="network">A network that gives scores or values.</param>
    /// <param name="loss">What to compare them with the target by.</param>
    /// <param name="output">The output to compare; null for the only one.</param>
    /// <param name="target">The name of the target.</param>
    /// <param name="name">The name of the loss.</param>
    /// <param name="probabilities">Whether the target of a loss over classes is a probability a class instead of a class number.</param>
    /// <param name="classWeights">
    /// The name of an input [classes] with what each class counts, or null for all the same; <see cref="TrainingRun.Constants"/> gives the numbers.
    /// </param>
    public static Network WithLoss(
        this Network network, Loss loss, string? output = null, string target = "target", string name = "loss", bool probabilities = false,
        string? classWeights = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(loss);
        var compared = Compared(network, output);
        var trainable = Network.Build(network.Name, b =>
        {
            var values = Copy(network, b);
            var prediction = values[compared.Value];
            var truth = b.Input(target, TargetShape(loss, prediction.Shape, probabilities), TargetElement(loss, prediction.Type.Element, probabilities));
            Tensor[] others = classWeights is null ? [truth] : [truth, b.Input(classWeights, [prediction.Shape[1]], prediction.Type.Element)];
            var outputs = network.Outputs.ToDictionary(o => o.Name, o => values[o.Value]);
            outputs.Add(name, prediction.Then(loss, name, others));
            return outputs;
        });
        return network.Frozen.IsEmpty ? trainable : trainable.Freeze([.. network.Frozen]);
    }

    private static NetworkOutput Compared(Network network, string? output) => output is null
        ? network.Outputs.Length == 1
            ? network.Outputs[0]
            : throw new NetworkException($"'{network.Name}' has {network.Outputs.Length} outputs; name the one that the loss compares.")
        : network.Outputs.FirstOrDefault(o => o.Name == output)
            ?? throw new NetworkException($"'{network.Name}' has no output '{output}'. It has: {string.Join(", ", network.Outputs.Select(o => o.Name))}.");

    private static Dictionary<ValueRef, Tensor> Copy(Network network, NetworkBuilder builder)
    {
        var values = new Dictionary<ValueRef, Tensor>();
        foreach (var node in network.Nodes)
        {
            Tensor[] inputs = [.. node.Inputs.Select(i => values[i])];
            var outputs = node.ParameterScope == node.Name
                ? builder.Add(node.Op, node.Name, inputs)
                : builder.AddTied(node.Op, node.ParameterScope, node.Name, inputs);
            for (var i = 0; i < outputs.Count; i++)
            {
                values.Add(outputs[i].Reference, outputs[i]);
            }
        }

        return values;
    }

    private static Shape TargetShape(Loss loss, Shape scores, bool probabilities) =>
        loss is ClassLoss && !probabilities ? Shape.Create(scores[0]).Concat(scores.Slice(2, scores.Rank)) : scores;

    private static DType TargetElement(Loss loss, DType scores, bool probabilities) => loss is ClassLoss && !probabilities ? DType.Int64 : scores;
}
