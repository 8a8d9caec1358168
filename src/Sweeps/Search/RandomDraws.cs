using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Sweeps.Search;

/// <summary>A stream of its own for every trial and name: what else a trial draws, and in which order, changes nothing.</summary>
internal sealed class RandomDraws(ulong seed, int number) : ITrialDraws
{
    public double Draw(string name, ParameterDomain domain)
    {
        var stream = RandomStream.ForName(RandomStream.SeedAt(seed, (ulong)number), name);
        return domain.FromUnit(stream.NextUniform());
    }
}
