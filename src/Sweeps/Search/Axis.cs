namespace MLNetVision.Sweeps.Search;

/// <summary>A parameter as one of the axes of a space.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Domain">What it can be.</param>
internal sealed record Axis(string Name, ParameterDomain Domain)
{
    /// <summary>The axes that all of the trials have, in the order of the first.</summary>
    public static Axis[] Shared(IReadOnlyList<Observation> trials) => trials.Count == 0
        ? []
        : [.. trials[0].Values.Where(v => trials.All(t => t.UnitOf(v.Name, v.Domain) is not null)).Select(v => new Axis(v.Name, v.Domain))];

    /// <summary>Where a trial is on these axes, all of which it has.</summary>
    public static double[] PlaceOf(Observation trial, Axis[] axes) => Array.ConvertAll(axes, a => trial.UnitOf(a.Name, a.Domain)!.Value);

    /// <summary>A place as its value is: where there are only some values, the middle of one.</summary>
    public double Settled(double place) => Domain.ToUnit(Domain.FromUnit(place));
}
