using MLNetVision.Cli.Models;
using MLNetVision.Cli.Zoo;
using MLNetVision.Networks;
using MLNetVision.Onnx;
using MLNetVision.Transforms;

namespace MLNetVision.Cli.Export;

/// <summary>A network with weights and card, from the zoo or from files.</summary>
internal sealed record ExportSource(Network Network, WeightSet Weights, ModelCard Card)
{
    /// <summary>What the user should know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public static ExportSource Read(string name, string? weights, int? classes, ulong seed, string? labels)
    {
        var source = Find(name, weights, classes, seed);
        if (labels is null)
        {
            return source;
        }

        string[] lines = [.. File.ReadLines(labels).Select(l => l.Trim()).Where(l => l.Length > 0)];
        var scores = source.Network.Outputs.Select(o => source.Network.TypeOf(o.Value).Shape).Where(s => s.Rank == 2).Select(s => s[1]).ToArray();
        return scores.Any(s => s == lines.Length)
            ? source with { Card = source.Card with { Labels = lines } }
            : throw new CommandException($"'{labels}' has {lines.Length} labels, but '{source.Network.Name}' gives {string.Join(", ", scores)} scores.");
    }

    private static ExportSource Find(string name, string? weights, int? classes, ulong seed)
    {
        var extension = Path.GetExtension(name);
        if (extension.Equals(ModelWriter.Extension, StringComparison.OrdinalIgnoreCase))
        {
            var model = VisionModel.Load(name).Model;
            return new ExportSource(model.Network, model.Weights, model.Card);
        }

        var isFile = extension is ".onnx" or ".json";
        if (!isFile)
        {
            var model = ZooCommand.Find(name);
            return WithWeights(model.Build(classes), model.Card, weights, classes is not null, seed);
        }

        if (classes is not null)
        {
            throw new CommandException("--classes is for networks of the zoo; a file has the classes that it has.");
        }

        if (extension == ".json")
        {
            var network = NetworkJson.Read(File.ReadAllText(name));
            return WithWeights(network, new ModelCard { Name = network.Name }, weights, isOtherHead: false, seed);
        }

        var import = OnnxImporter.Import(name);
        return weights is null
            ? new ExportSource(import.Network, import.Weights, import.Card) { Notes = import.Notes }
            : WithWeights(import.Network, import.Card, weights, isOtherHead: false, seed) with { Notes = import.Notes };
    }

    private static ExportSource WithWeights(Network network, ModelCard card, string? weights, bool isOtherHead, ulong seed)
    {
        if (weights is null)
        {
            return new ExportSource(
                network, WeightSet.Initialise(network, seed), card with { Source = "", Licence = "", Metrics = new Dictionary<string, double>(), Seed = seed })
            {
                Notes = ["The weights are random; give trained ones with --weights."],
            };
        }

        var published = SafetensorsFile.ReadAll(weights).For(network);
        if (!isOtherHead)
        {
            return new ExportSource(network, published.FitExactly(network), card);
        }

        var fitted = published.Fit(network, WeightSet.Initialise(network, seed), out var report);
        return new ExportSource(network, fitted, card)
        {
            Notes = report.IsExact ? [] : [$"Some weights are random. {report}"],
        };
    }
}
