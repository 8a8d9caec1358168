using MLNetVision.Torch.Execution;

using MLNetVision.Networks.Ops;

namespace MLNetVision.Torch.Modules.Recognition;

/// <summary>Batch normalisation: epsilon and momentum are measured.</summary>
internal static class NormCandidates
{
    /// <summary>Channels with a variance of 0 are multiplied by 1 / sqrt(epsilon); a batch of ones moves a mean of 0 to the momentum.</summary>
    public static IEnumerable<Op> BatchNorms(Layer layer)
    {
        var state = layer.Module.state_dict();
        if (!state.TryGetValue("running_mean", out var mean) || !state.TryGetValue("running_var", out var variance))
        {
            yield break;
        }

        using var scope = torch.NewDisposeScope();
        var (oldMean, oldVariance) = (mean.clone(), variance.clone());
        var zeros = torch.zeros(layer.Input.shape);
        mean.zero_();
        variance.zero_();
        var slope = layer.Module.call(zeros.Add(1)).sub(layer.Module.call(zeros)).abs().max().item<float>();
        var weight = state.TryGetValue("weight", out var scale) ? scale.abs().max().item<float>() : 1;
        layer.Module.train();
        layer.Module.call(zeros.Add(1));
        var momentum = mean.max().item<float>();
        layer.Module.eval();
        mean.copy_(oldMean);
        variance.copy_(oldVariance);
        var epsilon = slope > 0 ? (double)weight / slope * weight / slope : 1e-5;
        yield return new BatchNorm((float)Rounded(epsilon), (float)Rounded(momentum), scale is not null);
    }

    /// <summary>Four digits: what single precision has measured.</summary>
    private static double Rounded(double value)
    {
        if (value <= 0)
        {
            return 0;
        }

        var unit = Math.Pow(10, Math.Floor(Math.Log10(value)) - 3);
        return Math.Round(value / unit) * unit;
    }
}
