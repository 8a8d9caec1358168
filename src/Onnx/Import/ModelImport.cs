using MLNetVision.Networks;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import;

/// <summary>The import of one model; it can be run once with a symbolic batch and again without.</summary>
internal sealed class ModelImport(ModelProto model, string file, OnnxImportOptions options)
{
    /// <summary>The inputs that a user gives: not those that initialisers stand for.</summary>
    public IReadOnlyList<ValueInfoProto> Inputs { get; } = UserInputs(model.Graph);

    public OnnxImport Run(bool literalBatch)
    {
        var import = Run(literalBatch, []);
        var unused = import.FixedInputs.Where(name => !IsUsed(import, name)).ToHashSet(StringComparer.Ordinal);
        return unused.Count == 0 ? import : Run(literalBatch, unused);
    }

    private OnnxImport Run(bool literalBatch, HashSet<string> omitted)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var types = new InputTypes(Inputs, options, file, literalBatch);
        GraphImport? walk = null;
        StepWriter? steps = null;
        try
        {
            var network = Network.Build(Name(), builder =>
            {
                steps = new StepWriter(builder);
                walk = new GraphImport(model, file, options, steps) { HasNewBatch = !literalBatch };
                Bind(walk, types, names, omitted);
                walk.Walk(model.Graph);
                return Outputs(walk);
            });
            return new OnnxImport(network, new WeightSet(steps!.Weights), Card())
            {
                InputNames = names,
                FixedInputs = [.. walk!.FixedInputs.Union(omitted).Order(StringComparer.Ordinal)],
                Notes = [.. Notes(types, names, walk)],
            };
        }
        catch (NetworkException e)
        {
            throw new OnnxException(file, null, e.Message, e);
        }
    }

    /// <summary>Whether an input whose value was built in flows through the network all the same.</summary>
    private static bool IsUsed(OnnxImport import, string input)
    {
        var value = new ValueRef(import.InputNames[input]);
        return import.Network.Nodes.Any(n => n.Inputs.Contains(value)) || import.Network.Outputs.Any(o => o.Value == value);
    }

    private static ValueInfoProto[] UserInputs(GraphProto graph)
    {
        var initializers = graph.Initializers.Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        return [.. graph.Inputs.Where(i => !initializers.Contains(i.Name))];
    }

    private string Name() => options.Name.Length > 0 ? options.Name : string.IsNullOrWhiteSpace(model.Graph.Name) ? "network" : model.Graph.Name;

    private void Bind(GraphImport walk, InputTypes types, Dictionary<string, string> names, HashSet<string> omitted)
    {
        foreach (var input in Inputs)
        {
            if (omitted.Contains(input.Name))
            {
                walk.Names.TryBind(input.Name, new ConstantValue(walk.FixInput(input.Name)!) { IsComputed = true });
                continue;
            }

            var tensor = walk.Steps.Input(input.Name, types.Of(input));
            walk.Names.TryBind(input.Name, new FlowValue(tensor) { Input = input.Name });
            if (!names.TryAdd(input.Name, tensor.Reference.Node))
            {
                throw new OnnxException(file, $"input '{input.Name}'", "two inputs have this name");
            }
        }
    }

    private Dictionary<string, Tensor> Outputs(GraphImport walk)
    {
        if (walk.Unsupported.Count > 0)
        {
            throw OnnxException.ForUnsupported(file, walk.Unsupported);
        }

        var outputs = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var output in model.Graph.Outputs)
        {
            try
            {
                outputs[output.Name] = walk.Flow(walk.Names[output.Name], output.Name);
            }
            catch (UnsupportedException e)
            {
                throw OnnxException.ForUnsupported(file, [$"output '{output.Name}': {e.Message}"]);
            }
        }

        return outputs.Count > 0 ? outputs : throw new OnnxException(file, "graph", "it gives nothing");
    }

    private static IEnumerable<string> Notes(InputTypes types, Dictionary<string, string> names, GraphImport walk)
    {
        if (types.Renamed is { } symbol)
        {
            yield return $"The leading size '{symbol}' is called N, as batches are.";
        }

        foreach (var (name, step) in names.Where(n => n.Key != n.Value))
        {
            yield return $"The input '{name}' is called '{step}'.";
        }

        foreach (var note in walk.Notes)
        {
            yield return note;
        }

        foreach (var name in walk.FixedInputs)
        {
            yield return $"The value of the input '{name}' was built into the network.";
        }
    }

    private ModelCard Card()
    {
        var metadata = model.Metadata.DistinctBy(m => m.Key).ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal);
        return new ModelCard
        {
            Name = Name(),
            Description = model.DocString,
            Source = string.Join(" ", new[] { model.ProducerName, model.ProducerVersion }.Where(s => s.Length > 0)),
            Licence = metadata.GetValueOrDefault("licence") ?? metadata.GetValueOrDefault("license") ?? "",
            Paper = metadata.GetValueOrDefault("paper") ?? "",
            Story = metadata.GetValueOrDefault("story") ?? "",
        };
    }
}
