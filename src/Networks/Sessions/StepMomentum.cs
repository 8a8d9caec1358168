using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Networks.Sessions;

/// <summary>Holds a momentum that is given for one step to what the optimizer can do with it.</summary>
internal static class StepMomentum
{
    public static void Check(Optimizer optimizer, double? momentum)
    {
        if (momentum is not null && !optimizer.HasMomentum)
        {
            throw new ArgumentException(
                $"{optimizer.GetType().Name} keeps no momentum here, so that no step can have one of {momentum}; train with Adam, or give the optimizer a "
                + "momentum above 0.", nameof(momentum));
        }

        if (momentum is not (null or (>= 0 and < 1)))
        {
            throw new ArgumentOutOfRangeException(nameof(momentum), momentum, "The momentum of a step has to be from 0, below 1.");
        }
    }
}
