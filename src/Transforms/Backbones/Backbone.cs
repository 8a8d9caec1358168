using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Zoo;
using MLNetVision.Onnx;

namespace MLNetVision.Transforms;

/// <summary>
/// A network that was trained before, whose features serve other tasks: from the zoo with a file of weights, from an ONNX model, or one's own.
/// </summary>
/// <param name="Network">The network, with one picture or vector of numbers as its input.</param>
/// <param name="Weights">Its weights; what they have beside them is left out.</param>
/// <param name="Card">How pictures become its input.</param>
public sealed record Backbone(Network Network, WeightSet Weights, ModelCard Card)
{
    /// <summary>
    /// Whether the network ends in a classifier's head. Features are then what the head sees, unless a layer is named; without a head they are the output.
    /// </summary>
    public bool HasHead { get; init; }

    /// <summary>The layers whose values can be features, in the order in which they run: all steps that give numbers for each row.</summary>
    public IEnumerable<string> Layers => Network.Nodes.Where(n => n.Op is not Input && GivesRows(n)).Select(n => n.Name);

    /// <summary>A network of the zoo with weights from a safetensors file: torchvision's, timm's, or what training here saved.</summary>
    /// <param name="name">Its name in the zoo: "resnet18". <see cref="ModelZoo"/> lists them.</param>
    /// <param name="weightsFile">The file.</param>
    /// <param name="classes">The classes that the weights were trained for; those of the published weights unless given.</param>
    /// <param name="card">How pictures become the input; the zoo's own unless given.</param>
    public static Backbone FromZoo(string name, string weightsFile, int? classes = null, ModelCard? card = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(weightsFile);
        var model = ModelZoo.Find(name);
        var network = model.Build(classes);
        return new Backbone(network, PublishedWeights.Read(weightsFile, network), card ?? model.Card) { HasHead = true };
    }

    /// <summary>Any ONNX model of one input.</summary>
    /// <param name="path">The file.</param>
    /// <param name="preprocessing">How pictures become the input; without it, pixels of the input's size from 0 to 1.</param>
    public static Backbone FromOnnx(string path, Preprocessing? preprocessing = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Of(OnnxImporter.Import(path), preprocessing);
    }

    /// <summary>Any ONNX model of one input.</summary>
    /// <param name="model">Its bytes; external data cannot be reached from here.</param>
    /// <param name="preprocessing">How pictures become the input; without it, pixels of the input's size from 0 to 1.</param>
    public static Backbone FromOnnx(Stream model, Preprocessing? preprocessing = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var bytes = new MemoryStream();
        model.CopyTo(bytes);
        return Of(OnnxImporter.Import(OnnxFile.Read(bytes.ToArray())), preprocessing);
    }

    /// <summary>The part of the network that gives features, with its weights.</summary>
    /// <param name="layer">The step whose values they are; null for what the head sees, or the output where there is no head.</param>
    /// <param name="average">Whether feature maps [N, C, H, W] become the mean of each channel, [N, C].</param>
    /// <exception cref="NetworkException">There is no such step; the message names similar ones.</exception>
    public Backbone FeaturesAt(string? layer = null, bool average = false)
    {
        var network = layer is not null ? Network.FeaturesAt(layer) : HasHead ? Heads.Features(Network) : Network;
        if (average && network.TypeOf(network.Outputs[0].Value).Shape.Rank == 4)
        {
            network = network.Extend(x => x.GlobalAveragePool().Flatten(), "features");
        }

        var own = network.Parameters.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        return new Backbone(network, new WeightSet(Weights.Where(w => own.Contains(w.Key))), Card);
    }

    /// <summary>
    /// Writes the weights as a safetensors file, which a trainer begins with (NetworkChoice.WeightsFile) where its network has steps of the same names:
    /// <c>(x, classes) => x.Then(backbone.Network).Dense(classes, name: "head")</c>.
    /// </summary>
    public void SaveWeights(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, stream => SafetensorsFile.Write(stream, Weights));
    }

    private static Backbone Of(OnnxImport import, Preprocessing? preprocessing) =>
        new(import.Network, import.Weights, preprocessing is null ? import.Card : import.Card with { Preprocessing = preprocessing });

    private bool GivesRows(Node node)
    {
        var input = Network.TypeOf(new ValueRef(Network.Inputs.First().Name)).Shape;
        var type = Network.TypeOf(new ValueRef(node.Name));
        return type.Shape.Rank >= 2 && type.Element.IsFloating() && type.Shape[0] == input[0];
    }
}
