namespace MLNetVision.Sweeps.Search;

/// <summary>The middle of everything, for a pipeline that only has to say what it makes.</summary>
internal sealed class MiddleDraws : ITrialDraws
{
    public double Draw(string name, ParameterDomain domain) => domain.FromUnit(0.5);
}
