using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Transforms;

namespace MLNetVision.Trainers.HeadFitting;

/// <summary>
/// The nearest rows s of x are those with the largest x s - |s|² / 2 or, where both have length 1, x s. Their distances, where votes depend on them, are
/// computed anew from the differences, so that equal rows are no distance apart.
/// </summary>
internal sealed class KNearestNetwork(KNearestHead head, FitContext context)
{
    /// <summary>Lengths and distances count as no smaller.</summary>
    public const float Smallest = 1e-12f;

    private readonly HeadProblem _problem = context.Problem;
    private readonly int _neighbours = Math.Min(head.Neighbours, context.Rows.Count);

    /// <summary>Whether votes depend on distances.</summary>
    private bool CountsDistances => head.Weighting == NeighbourWeighting.InverseDistance;

    private bool IsCosine => head.Distance == NeighbourDistance.Cosine;

    public Network Build() => Network.Build(FittedHead.Scope, b =>
    {
        var x = b.Input("features", [Dim.Batch, context.Rows.Width]);
        using (b.Scope(FittedHead.Scope))
        {
            x = StandardisedInput.Write(x, context.Scaling);
            x = IsCosine ? OfLengthOne(x) : x;
            var rows = CountsDistances ? b.Variable([context.Rows.Count, context.Rows.Width], ParameterRole.Statistic, name: "rows") : null;
            var nearest = Closeness(x, rows).TopK(_neighbours, name: "nearest").Indices;
            return Logits(Votes(x, rows, nearest));
        }
    });

    /// <summary>[N, rows]. Where rows are needed as such, too, they are one value for both; else they are the weights of a layer.</summary>
    private Tensor Closeness(Tensor x, Tensor? rows)
    {
        if (rows is null)
        {
            return x.Dense(context.Rows.Count, bias: !IsCosine, name: "closeness");
        }

        var products = x.MatMul(rows, transposeB: true, name: "products");
        return IsCosine ? products : products.Add(x.Builder.Variable([context.Rows.Count], ParameterRole.Statistic, name: "offsets"));
    }

    private static Tensor OfLengthOne(Tensor x) =>
        x.Divide(x.Reduce(ReduceKind.L2, [1], keepAxes: true).Maximum(x.Builder.Literal(Smallest)), name: "direction");

    /// <summary>The weights, of rows that have length 1 where angles count.</summary>
    public IEnumerable<KeyValuePair<string, Weight>> Weights(FeatureRows rows)
    {
        var (ofRows, ofOffsets) = CountsDistances ? ("head.rows.value", "head.offsets.value") : ("head.closeness.weight", "head.closeness.bias");
        yield return KeyValuePair.Create(ofRows, Weight.Of([rows.Count, rows.Width], rows.Values));
        if (!IsCosine)
        {
            float[] offsets = [.. Enumerable.Range(0, rows.Count).Select(i => (float)(-RowProducts.Dot(rows[i], rows[i]) / 2))];
            yield return KeyValuePair.Create(ofOffsets, Weight.Of([rows.Count], offsets));
        }
    }

    /// <summary>[N, outputs]: what the neighbours vote for, k votes in all.</summary>
    private Tensor Votes(Tensor x, Tensor? rows, Tensor nearest)
    {
        var b = x.Builder;
        var isMulticlass = _problem.Task == ScoringTask.Multiclass;
        var table = b.Variable(isMulticlass ? [context.Rows.Count] : [context.Rows.Count, _problem.Outputs], ParameterRole.Statistic, name: "votes");
        var votes = table.Gather(nearest);
        if (isMulticlass)
        {
            votes = votes.Cast(DType.Int64).OneHot(b.Literal(TensorLiteral.Of<float>([0, 1], 2)), _problem.Outputs);
        }

        return Factors(x, rows, nearest) is { } factors
            ? votes.Multiply(factors.Reshape([Dim.Batch, _neighbours, 1])).Reduce(ReduceKind.Sum, [1])
            : votes.Reduce(ReduceKind.Sum, [1]);
    }

    /// <summary>[N, k]: what each neighbour's vote counts; null where all count 1.</summary>
    private Tensor? Factors(Tensor x, Tensor? rows, Tensor nearest)
    {
        var b = x.Builder;
        var ofRows = _problem.IsUniform
            ? null
            : b.Variable([context.Rows.Count], ParameterRole.Statistic, name: "rowWeights").Gather(nearest);
        var ofDistances = rows is null ? null : Distances(x, rows, nearest).Maximum(b.Literal(Smallest)).Reciprocal();
        var factors = ofRows is null ? ofDistances : ofDistances is null ? ofRows : ofRows.Multiply(ofDistances);
        return factors?.Divide(factors.Reduce(ReduceKind.Mean, [1], keepAxes: true));
    }

    private Tensor Distances(Tensor x, Tensor rows, Tensor nearest)
    {
        var squares = x.Reshape([Dim.Batch, 1, context.Rows.Width]).Subtract(rows.Gather(nearest)).Reduce(ReduceKind.SumOfSquares, [2]);
        return IsCosine ? squares.Affine(0.5f) : squares.Sqrt();
    }

    private Tensor Logits(Tensor votes)
    {
        var (k, smoothing) = (_neighbours, head.Smoothing);
        switch (_problem.Task)
        {
            case ScoringTask.Regression:
                return votes.Affine(1f / k, name: "value");
            case ScoringTask.Multiclass:
                return votes.Affine((float)(1 / (k + smoothing)), (float)(smoothing / _problem.Outputs / (k + smoothing))).Log("logits");
            default:
                var (yes, no) = (votes.Affine(1, (float)(smoothing / 2)), votes.Affine(-1, (float)(k + (smoothing / 2))));
                return yes.Log().Subtract(no.Log(), name: "logits");
        }
    }
}
