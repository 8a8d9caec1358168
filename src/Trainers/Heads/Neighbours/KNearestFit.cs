using MLNetVision.Networks;
using MLNetVision.Transforms;

namespace MLNetVision.Trainers.HeadFitting;

/// <summary>Fits <see cref="KNearestHead"/>: puts the rows and what they are into a network.</summary>
internal static class KNearestFit
{
    public static FittedHead Run(KNearestHead head, FitContext context)
    {
        var problem = context.Problem;
        if (problem.Task == ScoringTask.MultiLabel && problem.HasLabelWeights)
        {
            throw new NotSupportedException(
                "KNearestHead takes weights of rows, but none of labels, as each neighbour has one vote for all of them. Leave them out.");
        }

        var rows = head.Distance == NeighbourDistance.Cosine ? Normalised(context.Rows) : context.Rows;
        var network = new KNearestNetwork(head, context);
        Dictionary<string, Weight> weights = new([.. StandardisedInput.Weights(context.Scaling), .. network.Weights(rows)])
        {
            ["head.votes.value"] = problem.Task == ScoringTask.Multiclass
                ? Weight.Of([rows.Count], Array.ConvertAll(problem.Labels, l => (float)l))
                : Weight.Of([rows.Count, problem.Outputs], problem.Targets),
        };
        if (!problem.IsUniform)
        {
            weights["head.rowWeights.value"] = Weight.Of([rows.Count], Array.ConvertAll(problem.WeightsOf(0), w => (float)w));
        }

        return new FittedHead(network.Build(), new WeightSet(weights));
    }

    /// <summary>Rows of length 1; those of zeros stay.</summary>
    private static FeatureRows Normalised(FeatureRows rows)
    {
        var values = (float[])rows.Values.Clone();
        for (var i = 0; i < rows.Count; i++)
        {
            var length = (float)Math.Sqrt(RowProducts.Dot(rows[i], rows[i]));
            foreach (ref var value in values.AsSpan(i * rows.Width, rows.Width))
            {
                value /= Math.Max(length, KNearestNetwork.Smallest);
            }
        }

        return new FeatureRows(values, rows.Width);
    }
}
