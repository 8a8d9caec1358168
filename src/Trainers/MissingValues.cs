namespace MLNetVision.Trainers;

/// <summary>What becomes of training rows whose label or picture is missing.</summary>
public enum MissingValues
{
    /// <summary>They are left out, as ML.NET's own trainers do; the fitted model says how many.</summary>
    Drop,

    /// <summary>The first one is an error that names it.</summary>
    Refuse,
}
