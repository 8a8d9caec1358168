using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Networks.Sessions;

/// <summary>The whole numbers of L-BFGS's state: iterations made, and pairs of step and change that are remembered.</summary>
internal readonly record struct LbfgsCounters(long Iterations, int Pairs)
{
    private const string IterationsCounter = "optimizer.iterations";
    private const string PairsCounter = "optimizer.pairs";

    /// <summary>Reads and refuses what these options cannot have written.</summary>
    public static LbfgsCounters Load(IReadOnlyDictionary<string, long> counters, Lbfgs options)
    {
        var iterations = StateCounters.Read(counters, IterationsCounter);
        var pairs = StateCounters.Read(counters, PairsCounter);
        if (iterations < 0 || pairs < 0 || pairs > options.History)
        {
            throw new NetworkException(
                $"The optimizer's state has {iterations} iterations and {pairs} pairs, but Lbfgs.History is {options.History}; "
                + "take the rule it was saved with.");
        }

        return new LbfgsCounters(iterations, (int)pairs);
    }

    public void Save(IDictionary<string, long> counters)
    {
        counters[IterationsCounter] = Iterations;
        counters[PairsCounter] = Pairs;
    }
}
