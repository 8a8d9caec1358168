namespace MLNetVision.Sweeps.Search;

/// <summary>The parameters of one trial, as it asks for them.</summary>
internal interface ITrialDraws
{
    /// <summary>The value of a parameter that was not asked for before.</summary>
    double Draw(string name, ParameterDomain domain);
}
