using MLNetVision.Compute.Optimisation;
using MLNetVision.Networks;

namespace MLNetVision.Compute.Oracle;

/// <summary>The loss of one batch as a function of the weights. All evaluations within a step have the same random draws.</summary>
internal sealed class BatchLoss(OracleParameters parameters, ValueRef loss, Func<NetworkRun> start) : ILossSurface
{
    private NetworkRun? _last;

    /// <summary>The latest run.</summary>
    public NetworkRun Last => _last ?? throw new InvalidOperationException("The loss has not been evaluated.");

    public double Evaluate()
    {
        parameters.TakeTrained();
        _last = start();
        _last.Backward(_last[loss], parameters);
        parameters.GiveGradients();
        return _last[loss].Data[0];
    }
}
