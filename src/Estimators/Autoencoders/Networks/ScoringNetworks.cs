using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Estimators.Autoencoders;

/// <summary>The networks that a fitted autoencoder is used as.</summary>
/// <param name="codec">How rows become codes and codes reconstructions.</param>
/// <param name="plan">What rows are in the column.</param>
/// <param name="input">The range of rows.</param>
/// <param name="target">The range of reconstructions.</param>
internal sealed class ScoringNetworks(Codec codec, RowPlan plan, ValueRange input, ValueRange target)
{
    private const string InputName = "input";
    private const string CodeName = "code";

    /// <summary>From a column to the columns that options ask for, each an output of its name.</summary>
    /// <param name="codeColumn">The column of codes.</param>
    public Network Columns(string codeColumn)
    {
        var options = codec.Options;
        var whole = Whole();
        var code = new NetworkOutput(codeColumn, options.CodeLayer is null ? Output(whole, CodeName) : Layer(whole, options.CodeLayer));
        List<NetworkOutput> outputs = [code];
        Ask(options.ReconstructionColumnName, "reconstruction");
        Ask(options.ErrorColumnName, "error");
        Ask(options.MeanColumnName, "mean");
        Ask(options.VarianceColumnName, "variance");
        return whole.WithOutputs([.. outputs]);

        void Ask(string? column, string output)
        {
            if (column is not null)
            {
                outputs.Add(new NetworkOutput(column, Output(whole, output)));
            }
        }
    }

    /// <summary>From a column to the code.</summary>
    public Network Encoder() => Network.Build("encoder", b =>
    {
        var (x, condition) = Begin(b);
        return new Dictionary<string, Tensor> { [CodeName] = codec.Encode(x, condition).Code };
    });

    /// <summary>From codes, with conditions behind them, to reconstructions in the target's units.</summary>
    public Network Decoder() => Network.Build("decoder", b =>
    {
        var given = b.Input(CodeName, [Dim.Batch, codec.CodeSize + codec.ConditionSize]);
        var (code, condition) = Split(given, codec.CodeSize, codec.ConditionSize);
        return new Dictionary<string, Tensor> { ["reconstruction"] = Back(codec.Finish(codec.Decode(code, condition, isTied: false), null)) };
    });

    /// <summary>From rows in the network's range to their errors.</summary>
    public Network Errors() => Network.Build("errors", b =>
    {
        var x = b.Input(FieldNames.Input, Shape.Create(Dim.Batch).Concat(codec.Row));
        var condition = codec.ConditionSize == 0 ? null : b.Input(FieldNames.Condition, [Dim.Batch, codec.ConditionSize]);
        var restored = codec.Finish(codec.Decode(codec.Encode(x, condition).Code, condition, isTied: true), x);
        return new Dictionary<string, Tensor> { ["error"] = Error(x, restored) };
    });

    private Network Whole() => Network.Build("autoencoder", b =>
    {
        var (x, condition) = Begin(b);
        var coded = codec.Encode(x, condition);
        var restored = codec.Finish(codec.Decode(coded.Code, condition, isTied: true), x);
        var outputs = new Dictionary<string, Tensor> { [CodeName] = coded.Code, ["reconstruction"] = Back(restored) };
        if (plan.TargetInput is null)
        {
            outputs.Add("error", Error(x, restored));
        }

        if (coded.LogVariance is { } logVariance)
        {
            outputs.Add("mean", coded.Code.Affine(name: "mean"));
            outputs.Add("variance", logVariance.Exp("variance"));
        }

        return outputs;
    });

    private (Tensor Rows, Tensor? Condition) Begin(NetworkBuilder builder)
    {
        if (plan.TakesPictures)
        {
            return (builder.Input(InputName, Shape.Create(Dim.Batch).Concat(codec.Row)), null);
        }

        var size = checked((int)codec.Row.ElementsPerRow());
        var (rows, condition) = Split(builder.Input(InputName, [Dim.Batch, size + codec.ConditionSize]), size, codec.ConditionSize);
        rows = input.Write(rows);
        return (codec.Row.Rank == 1 ? rows : rows.Reshape(Shape.Create(Dim.Batch).Concat(codec.Row)), condition);
    }

    private static (Tensor Rows, Tensor? Condition) Split(Tensor x, int size, int rest) =>
        rest == 0 ? (x, null) : (x.Slice(1, 0, size), x.Slice(1, size, rest));

    private Tensor Back(Tensor restored) => target.WriteBack(Flat(restored));

    private static Tensor Error(Tensor x, Tensor restored) => Flat(x.Subtract(restored)).Square().Reduce(ReduceKind.Mean, [1], name: "error");

    private static Tensor Flat(Tensor x) => x.Shape.Rank > 2 ? x.Flatten() : x;

    private static ValueRef Output(Network network, string name) => network.Outputs.First(o => o.Name == name).Value;

    private static ValueRef Layer(Network network, string layer)
    {
        var node = network.Nodes.FirstOrDefault(n => n.Name == layer && n.Op is not Input);
        return node is not null && network.TypeOf(new ValueRef(node.Name)).Shape is { Rank: >= 2 } shape && shape[0] == Dim.Batch
            ? new ValueRef(node.Name)
            : throw new ArgumentException(
                $"Autoencoder: AutoencoderOptions.CodeLayer is '{layer}', but the layers are {string.Join(", ", LayersOf(network))}.");
    }

    /// <summary>The steps of an encoder that can be a code.</summary>
    public static IEnumerable<string> LayersOf(Network network) => network.Nodes
        .Where(n => n.Name.StartsWith("encoder.", StringComparison.Ordinal)
            && network.TypeOf(new ValueRef(n.Name)).Shape is { Rank: >= 2 } shape && shape[0] == Dim.Batch)
        .Select(n => n.Name);
}
