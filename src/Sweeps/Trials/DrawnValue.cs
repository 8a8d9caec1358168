namespace MLNetVision.Sweeps;

/// <summary>What a parameter was set to in a trial.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Domain">What it could be.</param>
/// <param name="Value">What it is: a number, or a place in the list of a choice.</param>
public sealed record DrawnValue(string Name, ParameterDomain Domain, double Value)
{
    internal double Unit => Domain.ToUnit(Value);
}
