using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Transforms;

namespace MLNetVision.Trainers.Ensembles;

/// <summary>The mean of what several networks, or one network of several views, say: of probabilities, not of logits.</summary>
internal static class Averaging
{
    /// <summary>Writes the mean.</summary>
    /// <param name="task">What the values [N, k] mean.</param>
    /// <param name="members">The values.</param>
    /// <param name="shares">What each counts; they add up to 1.</param>
    public static Tensor Of(ScoringTask task, IReadOnlyList<Tensor> members, IReadOnlyList<double> shares) => task switch
    {
        ScoringTask.Multiclass => LogMean([.. members.Select(z => z.LogSoftmax())], shares),

        // log p / (1 - p), p the mean of sigmoids; log sigmoid(z) = -log(1 + exp(-z)).
        ScoringTask.Binary or ScoringTask.MultiLabel => LogMean([.. members.Select(z => z.Negate().Softplus().Negate())], shares)
            .Subtract(LogMean([.. members.Select(z => z.Softplus().Negate())], shares)),
        _ => members.Zip(shares).Select(m => m.First.Affine((float)m.Second)).Aggregate((sum, part) => sum.Add(part)),
    };

    /// <summary>log sum_i share_i exp(x_i), without overflow.</summary>
    private static Tensor LogMean(Tensor[] logarithms, IReadOnlyList<double> shares)
    {
        var width = checked((int)logarithms[0].Shape[1].Size);
        Tensor[] parts = [.. logarithms.Zip(shares).Select(m => m.First.Affine(1, (float)Math.Log(m.Second)).Reshape([Dim.Batch, 1, width]))];
        return (parts.Length == 1 ? parts[0] : parts[0].Concat(parts[1..])).Reduce(ReduceKind.LogSumExp, [1]);
    }
}
