using System.Globalization;
using MLNetVision.Networks.Ops;
using MLNetVision.Torch.Execution;

namespace MLNetVision.Torch.Lowering.Losses;

/// <summary>
/// What a loss over classes looks at: scores [N, C, ...], the true class of each row or its probabilities, weights of classes, which are constants.
/// </summary>
internal sealed class ClassTargets
{
    private readonly Tensor _scores;

    private ClassTargets(Tensor scores, Tensor probabilities, Tensor? counts, Tensor? classes, Tensor? weights)
    {
        _scores = scores;
        Probabilities = probabilities;
        Counts = counts;
        Classes = classes;
        Weights = weights;
    }

    /// <summary>[N, C, ...]: 1 for the true class of a row, or what the target says.</summary>
    public Tensor Probabilities { get; }

    /// <summary>[N, ...]: 1 for rows that count and 0 for others; null where the target is probabilities.</summary>
    public Tensor? Counts { get; }

    /// <summary>[N, ...]: the true classes, 0 in rows that do not count; null where the target is probabilities.</summary>
    public Tensor? Classes { get; }

    /// <summary>[C], or null.</summary>
    public Tensor? Weights { get; }

    /// <summary>The weights along the axis of the classes.</summary>
    public Tensor SpreadWeights => Weights!.reshape([1, -1, .. Enumerable.Repeat(1L, (int)_scores.ndim - 2)]);

    public static ClassTargets Of(ClassLoss op, Call call)
    {
        var (scores, target) = (call.X, call.Inputs[1]);
        var weights = call.Inputs.Length > 2 ? call.Inputs[2].detach().As(scores.dtype) : null;
        if (target.ndim == scores.ndim)
        {
            return new ClassTargets(scores, target, null, null, weights);
        }

        var classes = scores.shape[1];
        call.CheckRange(
            1, 0, classes - 1,
            string.Create(CultureInfo.InvariantCulture, $"classes from 0 to {classes - 1}, or {op.IgnoredClass} for rows that do not count, at input 1"),
            "Give a target of that range, or build the network for more classes.", op.IgnoredClass);
        var counts = target.Ne(op.IgnoredClass);
        var real = target.mul(counts.type(ScalarType.Int64));
        var ones = torch.ones(real.unsqueeze(1).shape, scores.dtype, call.Device);
        var probabilities = torch.zeros(scores.shape, scores.dtype, call.Device).scatter(1, real.unsqueeze(1), ones);
        return new ClassTargets(scores, probabilities, counts.type(scores.dtype), real, weights);
    }

    /// <summary>What the mean divides by: the weights of the true classes of the rows that count, or the number of rows of probabilities.</summary>
    public Tensor Divisor()
    {
        if (Counts is null)
        {
            return HeldNumbers.Full([], (double)(_scores.numel() / _scores.shape[1]), _scores.dtype, _scores.device);
        }

        return Weights is null ? Counts.sum() : Weights.index_select(0, Classes!.reshape(-1)).mul(Counts.reshape(-1)).sum();
    }
}
