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

    /// <summary>
    /// Puts a loss behind several outputs, all compared with one target, and adds the losses up, each times its share: the classifiers that GoogLeNet and
    /// Inception v3 have half-way count 0.3. <see cref="Network.WithOutputs"/> leaves these classifiers out again after training.
    /// </summary>
    /// <param name="network">A network that gives several scores or values of one shape.</param>
    /// <param name="loss">What to compare them with the target by.</param>
    /// <param name="shares">What the loss of each output counts, by the output's name.</param>
    /// <param name="target">The name of the target.</param>
    /// <param name="name">The name of the sum.</param>
    public static Network WithLoss(
        this Network network, Loss loss, IReadOnlyDictionary<string, float> shares, string target = "target", string name = "loss")
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(shares);
        NetworkOutput[] compared = shares.Count > 0
            ? [.. shares.Keys.Select(o => Compared(network, o)).OrderBy(o => network.Outputs.IndexOf(o))]
            : throw new ArgumentException("No output has a share of the loss; name at least one.", nameof(shares));
        var trainable = Network.Build(network.Name, b =>
        {
            var values = Copy(network, b);
            var scores = values[compared[0].Value];
            var truth = b.Input(target, TargetShape(loss, scores.Shape, probabilities: false), TargetElement(loss, scores.Type.Element, probabilities: false));
            var parts = compared.Select(o => values[o.Value].Then(loss, $"{name}_{o.Name}", truth).Affine(shares[o.Name], name: $"{name}_{o.Name}_share"));
            var outputs = network.Outputs.ToDictionary(o => o.Name, o => values[o.Value]);
            outputs.Add(name, parts.ToArray().Aggregate((sum, part) => sum.Add(part)));
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
