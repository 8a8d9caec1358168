using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Transforms;

namespace MLNetVision.Estimators.Pca;

/// <summary>Principal components as a network: (x - mean) / deviation, along the components; and back.</summary>
internal sealed class PcaNetwork(PcaAnalysis analysis, PcaOptions options)
{
    // Variances below this share of the largest are what roundings leave of none: nothing can be divided by them.
    private const double NoVariance = 1e-12;

    private int Columns => analysis.Mean.Count;

    private int Count => analysis.Components.Count;

    /// <summary>The network with its weights.</summary>
    /// <param name="output">The column of scores.</param>
    public ScoringModel Build(string output)
    {
        var network = Network.Build("pca", b => Write(b, output));
        var weights = new WeightSet(network.Parameters.Select(p => KeyValuePair.Create(p.Name, WeightOf(p.Name))));
        return new ScoringModel(network, weights, Card(), ScoringTask.Features);
    }

    private Weight WeightOf(string parameter) => parameter switch
    {
        "mean.value" => Vector(analysis.Mean),
        "factor.value" => Vector(analysis.Deviation!.Select(d => 1 / d)),
        "deviation.value" => Vector(analysis.Deviation!),
        "variance.value" => Vector(analysis.ExplainedVariance),
        _ => Weight.Of([Count, Columns], [.. analysis.Components.SelectMany((c, i) => c.Select(x => (float)(x * Factor(i))))]),
    };

    private static Weight Vector(IEnumerable<double> values)
    {
        var numbers = values.Select(v => (float)v).ToArray();
        return Weight.Of([numbers.Length], numbers);
    }

    private static Tensor Squared(Tensor x) => x.Multiply(x);

    private Dictionary<string, Tensor> Write(NetworkBuilder b, string output)
    {
        var mean = b.Variable([Columns], ParameterRole.Statistic, name: "mean");
        var x = b.Input("features", [Dim.Batch, Columns]).Subtract(mean);
        x = analysis.Deviation is null ? x : x.Multiply(b.Variable([Columns], ParameterRole.Statistic, name: "factor"));
        var scores = x.Dense(Count, bias: false, name: "components");
        var outputs = new Dictionary<string, Tensor> { [output] = scores };
        if ((options.ReconstructionColumnName ?? options.ErrorColumnName) is null)
        {
            return outputs;
        }

        // A whitened score times its variance is what the whitened components, transposed, bring back.
        var whole = options.Whiten ? scores.Multiply(b.Variable([Count], ParameterRole.Statistic, name: "variance")) : scores;
        var restored = b.AddTied(new Dense(Columns) { HasBias = false, Transposed = true }, "components", "inverse", whole)[0];
        if (options.ReconstructionColumnName is { } reconstruction)
        {
            var back = analysis.Deviation is null ? restored
                : restored.Multiply(b.Variable([Columns], ParameterRole.Statistic, name: "deviation"));
            outputs.Add(reconstruction, back.Add(mean));
        }

        if (options.ErrorColumnName is { } error)
        {
            outputs.Add(error, Squared(x.Subtract(restored)).Reduce(ReduceKind.Mean, [1], name: "error"));
        }

        return outputs;
    }

    /// <summary>What a component is multiplied with: 1, or what makes its scores' variance 1.</summary>
    private double Factor(int component)
    {
        var variance = analysis.ExplainedVariance[component];
        return !options.Whiten ? 1 : variance > NoVariance * analysis.ExplainedVariance[0] ? 1 / Math.Sqrt(variance) : 0;
    }

    private ModelCard Card() => new()
    {
        Name = "pca",
        Description = $"{Count} principal components of {Columns} numbers, learnt from {analysis.Rows} rows.",
        Seed = options.Seed,
        Metrics = Figures(),
    };

    private Dictionary<string, double> Figures()
    {
        var figures = new Dictionary<string, double> { ["total variance"] = analysis.TotalVariance, ["noise variance"] = analysis.NoiseVariance };
        foreach (var (variance, i) in analysis.ExplainedVariance.Select((v, i) => (v, i)))
        {
            figures[$"variance {i + 1}"] = variance;
        }

        return figures;
    }
}
