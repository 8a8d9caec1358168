using MLNetVision.Networks;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;
using MLNetVision.Transforms;

namespace MLNetVision.Trainers.HeadFitting;

/// <summary>The network of <see cref="MlpHead"/>, as it is scored with and as it is trained.</summary>
internal sealed class MlpNetwork(MlpHead head, FitContext context)
{
    public const string Targets = "target";
    public const string RowWeights = "weight";

    private readonly HeadProblem _problem = context.Problem;

    /// <summary>The name of the last layer.</summary>
    public string Last => $"{FittedHead.Scope}.fc{head.Hidden.Count + 1}";

    /// <summary>Features as they come go in.</summary>
    public Network Scoring() => Network.Build(FittedHead.Scope, b => Layers(b, isStandardised: false));

    /// <summary>Standardised features, targets and weights go in, the loss comes out.</summary>
    public Network Training() => Network.Build(FittedHead.Scope, b =>
    {
        var outputs = Layers(b, isStandardised: true);
        return new Dictionary<string, Tensor> { ["output"] = outputs, ["loss"] = Loss(b, outputs) };
    });

    /// <summary>Standardised features go in, as in training; no loss.</summary>
    public Network Measuring() => Network.Build(FittedHead.Scope, b => Layers(b, isStandardised: true));

    private Tensor Layers(NetworkBuilder b, bool isStandardised)
    {
        var x = b.Input("features", [Dim.Batch, context.Rows.Width]);
        using (b.Scope(FittedHead.Scope))
        {
            x = isStandardised ? x : StandardisedInput.Write(x, context.Scaling);
            foreach (var (i, units) in head.Hidden.Index())
            {
                x = x.Dense(units, initial: new HeNormal(), name: $"fc{i + 1}").Relu();
                x = head.Dropout > 0 ? x.Dropout(head.Dropout) : x;
            }

            return x.Dense(_problem.Outputs, name: $"fc{head.Hidden.Count + 1}");
        }
    }

    /// <summary>The mean over the rows of weight times loss; the weights are 1 on average.</summary>
    private Tensor Loss(NetworkBuilder b, Tensor outputs)
    {
        var isMulticlass = _problem.Task == ScoringTask.Multiclass;
        var targets = isMulticlass ? b.Input(Targets, [Dim.Batch], DType.Int64) : b.Input(Targets, [Dim.Batch, _problem.Outputs]);
        var weights = b.Input(RowWeights, [Dim.Batch, isMulticlass ? 1 : _problem.Outputs]);
        var losses = _problem.Task switch
        {
            ScoringTask.Multiclass => outputs.LogSoftmax().Multiply(targets.OneHot(b.Literal(TensorLiteral.Of<float>([0, -1], 2)), _problem.Outputs)),
            ScoringTask.Regression => Square(outputs.Subtract(targets)),
            _ => outputs.Softplus().Subtract(outputs.Multiply(targets)),
        };
        return losses.Multiply(weights).Reduce(ReduceKind.Sum, [1]).Reduce(ReduceKind.Mean, [0], name: "loss");
    }

    private static Tensor Square(Tensor x) => x.Multiply(x);
}
