using MLNetVision.Compute.Kernels.Updates;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;
using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Compute.Optimisation.SecondOrder;

/// <summary>The loss and the penalty together as a function that can be looked at anywhere, with its gradient.</summary>
internal sealed class Objective : IParallelWork
{
    private static readonly StepTerms Still = new() { Correction = 1, GradientScale = 1, GradientLimit = float.PositiveInfinity };

    private readonly RuleSetting _setting;
    private readonly PieceTable _pieces;
    private readonly UpdateWork<StayUpdate>? _average;
    private readonly double[] _penalties;

    public Objective(RuleSetting setting)
    {
        _setting = setting;
        _pieces = Pieces();
        _average = setting.AveragePass();
        _penalties = new double[setting.Space.Chunks];
    }

    private Penalty Penalty => _setting.Rule.Penalty;

    /// <summary>A pass over weights and vectors that leaves the average alone.</summary>
    public UpdateWork<TUpdate> Pass<TUpdate>(params Floats[] slots)
        where TUpdate : struct, IUpdate<TUpdate> => new(Pieces(slots), _setting.Lanes);

    /// <summary>Loss and penalty at the present weights.</summary>
    public double Evaluate(ILossSurface surface, out double loss)
    {
        loss = surface.Evaluate();
        return loss + PenaltyValue();
    }

    /// <summary>Copies the gradient of the last evaluation, that of the penalty added, to where the pass has its first slot.</summary>
    public void Gather(UpdateWork<GatherUpdate> pass) => pass.Run(_setting.Pool, default, Still with { L1 = Penalty.L1, L2 = Penalty.L2 });

    /// <summary>Copies the weights to where the pass has its first slot.</summary>
    public void Keep(UpdateWork<KeepUpdate> pass) => pass.Run(_setting.Pool, default, Still);

    /// <summary>Puts the weights so far along the second slot, from the first one.</summary>
    public void Move(UpdateWork<MoveUpdate> pass, double step) => pass.Run(_setting.Pool, default, Still with { LearningRate = step });

    /// <summary>Takes the present weights into the running average, if one is kept.</summary>
    public void Average() => _average?.Run(_setting.Pool, default, Still with { AverageDecay = _setting.Rule.AverageDecay ?? 0 });

    /// <summary>Adds up the penalty of one chunk.</summary>
    public void Run(int part)
    {
        var sum = 0.0;
        foreach (ref readonly var piece in _pieces.OfChunk(part))
        {
            sum += piece.IsPenalised ? SumKernel.Run(_setting.Lanes, piece.Weights, piece.Weights, new PenaltyTerms(Penalty.L1, Penalty.L2)) : 0;
        }

        _penalties[part] = sum;
    }

    private double PenaltyValue()
    {
        if (Penalty is { L1: 0, L2: 0 })
        {
            return 0;
        }

        _setting.Pool.Run(_penalties.Length, this);
        return _penalties.Sum();
    }

    private PieceTable Pieces(params Floats[] slots) => new(_setting.Space, _setting.Rule, default, slots);
}
