namespace MLNetVision.Sweeps.Search;

/// <summary>What a trial is set to beforehand; the search has the rest.</summary>
internal sealed class StartDraws(SweepStart start, ITrialDraws rest) : ITrialDraws
{
    public double Draw(string name, ParameterDomain domain) => !start.Values.TryGetValue(name, out var text) ? rest.Draw(name, domain)
        : domain.Read(text) ?? throw new SweepException(
            $"A trial of SweepOptions.Starts sets the parameter '{name}' to '{text}', which is none of its values. Give it one of them, or leave it out.");
}
