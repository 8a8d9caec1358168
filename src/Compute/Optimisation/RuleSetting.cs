using MLNetVision.Compute.Kernels.Updates;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;
using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Compute.Optimisation;

/// <summary>What an optimizer is executed with.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Space">The parameters.</param>
/// <param name="Pool">The threads.</param>
/// <param name="Average">The running average of the weights, empty if none is kept.</param>
/// <param name="Lanes">How many lanes kernels take.</param>
internal sealed record RuleSetting(TrainingRule Rule, ParameterSpace Space, WorkerPool Pool, Floats Average, int Lanes)
{
    /// <summary>A pass that only brings the average up to date, for optimizers whose step is not one pass; null if none is kept.</summary>
    public UpdateWork<StayUpdate>? AveragePass() => Average.IsEmpty ? null : new UpdateWork<StayUpdate>(new PieceTable(Space, Rule, Average), Lanes);
}
