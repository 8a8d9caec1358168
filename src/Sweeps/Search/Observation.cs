namespace MLNetVision.Sweeps.Search;

/// <summary>What a search knows of a trial.</summary>
/// <param name="Number">Which trial.</param>
/// <param name="Values">Its parameters, in the order in which they were drawn.</param>
/// <param name="State">What became of it.</param>
/// <param name="Losses">What is to be made small, one number an objective; empty where nothing is known.</param>
/// <param name="Resource">After how many epochs that was measured; 0 where there are none.</param>
internal sealed record Observation(int Number, IReadOnlyList<DrawnValue> Values, TrialState State, IReadOnlyList<double> Losses, int Resource = 0)
{
    public bool IsMeasured => Losses.Count > 0 && Losses.All(double.IsFinite) && State is not (TrialState.Failed or TrialState.Running);

    /// <summary>The place of a parameter from 0 to 1; null where the trial has no such parameter, or another domain of that name.</summary>
    public double? UnitOf(string name, ParameterDomain domain)
    {
        foreach (var value in Values)
        {
            if (value.Name == name)
            {
                return value.Domain.Equals(domain) ? value.Unit : null;
            }
        }

        return null;
    }
}
