using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Transforms.Pictures;

namespace MLNetVision.Transforms.Scoring;

/// <summary>
/// One network from a column's numbers to a model's output: centre crop, grey conversion and normalisation, then the model's own network, then what its task
/// asks for. This is what runs in live scoring, and what a saved model holds as ONNX.
/// </summary>
/// <param name="Network">Its input is [N, C, H, W] of pixels from 0 to 255 or [N, d]; its output is [N, k].</param>
/// <param name="Weights">The model's own: no step that is added has any.</param>
/// <param name="Input">The name of the input.</param>
/// <param name="Output">The name of the output.</param>
internal sealed record ScoringGraph(Network Network, WeightSet Weights, string Input, string Output)
{
    /// <summary>What a row is: [C, H, W] or [d].</summary>
    public Shape Row => InputType.Shape.Slice(1, InputType.Shape.Rank);

    /// <summary>How many numbers a row has.</summary>
    public int InputSize => checked((int)Row.ElementsPerRow());

    /// <summary>How many numbers come out for a row: k.</summary>
    public int OutputSize => checked((int)Network.TypeOf(Network.Outputs[0].Value).Shape[1].Size);

    /// <summary>The rows that it always takes, where its batch is no symbol; null otherwise.</summary>
    public int? FixedBatch => InputType.Shape[0].IsKnown ? (int)InputType.Shape[0].Size : null;

    private TensorType InputType => Network.TypeOf(new ValueRef(Input));

    /// <summary>Puts the graph of a model together, with its outputs one behind the other.</summary>
    /// <param name="model">The model.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="inputName">The name of the graph's input.</param>
    /// <param name="outputName">
    /// The name of its output: features flattened to [N, k]; logits [N, k] of classes; one logit or value [N, 1]; probabilities [N, k] of MultiLabel.
    /// </param>
    public static ScoringGraph Of(ScoringModel model, PictureInput input, string inputName = "pixels", string outputName = "output")
    {
        var network = Network.Build(model.Network.Name, b =>
        {
            var outputs = Write(b, model, input, inputName);
            return new Dictionary<string, Tensor> { [outputName] = outputs is [var only] ? only : outputs[0].Concat(outputs[1..]) };
        });
        return new ScoringGraph(network, model.Weights.FitExactly(network), inputName, outputName);
    }

    /// <summary>Writes the steps of a model, each of whose outputs comes out as [N, k].</summary>
    public static Tensor[] Write(NetworkBuilder builder, ScoringModel model, PictureInput input, string inputName) =>
        [.. Replay(model, Begin(builder, model, input, inputName)).Select(x => Finish(x, model))];

    private static Tensor Begin(NetworkBuilder builder, ScoringModel model, PictureInput input, string name)
    {
        var type = model.Network.TypeOf(new ValueRef(model.Network.Inputs.Single().Name));
        if (model.Network.Nodes.Any(n => n.Op is not Networks.Ops.Input && n.Name == name))
        {
            throw new ArgumentException($"'{model.Network.Name}' has a step '{name}' already; the input needs another name.", nameof(name));
        }

        var x = builder.Input(name, Shape.Create(type.Shape[0]).Concat(input.Row));
        using (builder.Scope("preprocessing"))
        {
            if (input.Row.Rank == 3)
            {
                var taken = PictureSizes.Of(model.Network, model.Card, model.Network.Name).Input;
                x = PixelSteps.Prepare(x, (int)taken[0].Size, (int)taken[1].Size, (int)taken[2].Size, model.Card.Preprocessing);
            }

            return type.Element == DType.Float32 ? x : x.Cast(type.Element);
        }
    }

    /// <summary>Writes the steps of a network again, behind another input.</summary>
    private static IEnumerable<Tensor> Replay(ScoringModel model, Tensor input)
    {
        var network = model.Network;
        var values = new Dictionary<ValueRef, Tensor> { [new ValueRef(network.Inputs.Single().Name)] = input };
        foreach (var node in network.Nodes.Where(n => n.Op is not Networks.Ops.Input))
        {
            Tensor[] inputs = [.. node.Inputs.Select(i => values[i])];
            var outputs = node.ParameterScope == node.Name
                ? input.Builder.Add(node.Op, node.Name, inputs)
                : input.Builder.AddTied(node.Op, node.ParameterScope, node.Name, inputs);
            foreach (var (output, i) in outputs.Select((o, i) => (o, i)))
            {
                values[new ValueRef(node.Name, i)] = output;
            }
        }

        return network.Outputs.Length == 1 || model.Task == ScoringTask.Features ? network.Outputs.Select(o => values[o.Value])
            : throw new ArgumentException(
                $"'{network.Name}' has {network.Outputs.Length} outputs, and a model for {model.Task} has one; choose it with FeaturesAt.", nameof(model));
    }

    private static Tensor Finish(Tensor x, ScoringModel model)
    {
        using (x.Builder.Scope("scoring"))
        {
            x = x.Type.Element == DType.Float32 ? x : x.Cast(DType.Float32);
            x = x.Shape.Rank switch
            {
                2 => x,
                > 2 => x.Flatten(),
                1 => x.Reshape(Shape.Create(x.Shape[0], 1)),
                _ => throw new ArgumentException(
                    $"The output of '{model.Network.Name}' is one number for the whole batch; a model gives numbers for each row."),
            };
            OutputRules.Check(model, x.Shape);
            return model.Task == ScoringTask.MultiLabel ? x.Sigmoid("probabilities") : x;
        }
    }
}
