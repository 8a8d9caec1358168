namespace MLNetVision.Sweeps.Search;

/// <summary>What a trial of the record drew, for a pipeline that is built again.</summary>
internal sealed class KnownDraws(TrialRecord trial) : ITrialDraws
{
    public double Draw(string name, ParameterDomain domain)
    {
        var known = trial.Values.FirstOrDefault(v => v.Name == name);
        return known is not null && known.Domain.Equals(domain)
            ? known.Value
            : throw new SweepException(
                $"Trial {trial.Number} was recorded {(known is null ? $"without a parameter '{name}'" : $"with other values of '{name}'")}"
                + " than the pipeline asks for now. Sweep with the pipeline of the record, or give this sweep a folder of its own.");
    }
}
