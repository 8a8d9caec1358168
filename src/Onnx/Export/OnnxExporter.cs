using System.Collections.Immutable;
using System.Reflection;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx.Export;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx;

/// <summary>
/// Turns networks into ONNX models, in the form that they have after training: nothing is dropped, normalisation uses the running statistics. Symbolic sizes,
/// the batch among them, stay symbolic.
/// </summary>
public static class OnnxExporter
{
    /// <summary>The name of the metadata that holds the labels, as a JSON array.</summary>
    public const string LabelsKey = CardMetadata.Labels;

    private static readonly string Version =
        typeof(OnnxExporter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    /// <summary>The ops that can be written, by name; of the others only losses are left out by design.</summary>
    public static IReadOnlyList<string> Ops { get; } = [.. OpTable.Known.Select(t => t.Name).Append(nameof(Input)).Order(StringComparer.Ordinal)];

    /// <summary>Writes a network as an ONNX model.</summary>
    /// <param name="network">The network.</param>
    /// <param name="weights">A weight for each of its parameters.</param>
    /// <param name="card">What goes into the metadata, and how pictures become the network's input.</param>
    /// <param name="options">How it is written.</param>
    /// <exception cref="OnnxException">Steps cannot be written; the message names all of them.</exception>
    /// <exception cref="NetworkException">The weights do not fit.</exception>
    public static ModelProto ToOnnx(this Network network, WeightSet weights, ModelCard? card = null, OnnxExportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(weights);
        (card, options) = (card ?? new ModelCard(), options ?? new OnnxExportOptions());
        (network, weights) = options.FoldBatchNorm ? network.FoldBatchNorm(weights) : (network, weights.FitExactly(network));
        var chosen = options.Outputs is { } outputs ? network.WithOutputs([.. outputs.Select(name => Output(network, name))]) : network;
        var graph = new OnnxGraph(network.Name, options.Opset);
        var run = new ExportRun(chosen, weights, graph);
        WriteInputs(run, card, options.Pixels);
        run.Write();
        foreach (var output in chosen.Outputs)
        {
            WriteOutput(run, output, card, options);
        }

        return graph.ToModel() with
        {
            ProducerName = nameof(MLNetVision),
            ProducerVersion = Version,
            DocString = card.Description,
            Metadata = CardMetadata.Of(card, isPictured: Pictures(network).Any()).ToImmutableArray(),
        };
    }

    private static IEnumerable<Node> Pictures(Network network) => network.Inputs.Where(n => network.TypeOf(new ValueRef(n.Name)).Shape.Rank == 4);

    private static NetworkOutput Output(Network network, string name) => network.Outputs.FirstOrDefault(o => o.Name == name)
        ?? throw new OnnxException($"'{network.Name}' has no output '{name}' to write. It has: {string.Join(", ", network.Outputs.Select(o => o.Name))}.");

    private static void WriteInputs(ExportRun run, ModelCard card, OnnxPixels? pixels)
    {
        var inputs = run.Network.Inputs.ToArray();
        if (pixels is not null && inputs.Length != 1)
        {
            throw new OnnxException($"'{run.Network.Name}' has {inputs.Length} inputs; pixels need it to have one, which is a picture.");
        }

        foreach (var input in inputs)
        {
            var type = run.Network.TypeOf(new ValueRef(input.Name));
            run.Bind(input, pixels is null ? run.Graph.Input(input.Name, type) : new PixelNodes(run.Graph, pixels, card.Preprocessing).Write(input.Name, type));
        }
    }

    private static void WriteOutput(ExportRun run, NetworkOutput output, ModelCard card, OnnxExportOptions options)
    {
        var (value, type) = (run.Value(output.Value), run.Network.TypeOf(output.Value));
        var isScores = type.Shape.Rank == 2 && type.Element.IsFloating();
        if (options.Softmax && isScores && run.Network[output.Value.Node].Op is not Softmax)
        {
            value = value.Softmax();
            value.Hint = output.Name;
        }

        run.Graph.Output(output.Name, value, type);
        if (options.SlotNames && card.Labels.Count > 0 && isScores && type.Shape[1] == card.Labels.Count)
        {
            SlotNames.Write(run.Graph, output.Name, card.Labels);
        }
    }
}
