namespace MLNetVision.Sweeps.Spaces;

/// <summary>What a space calls its domains.</summary>
internal static class ParameterKinds
{
    public const string Choice = "choice";
    public const string Bool = "bool";
    public const string Int = "int";
    public const string LogInt = "log-int";
    public const string Uniform = "uniform";
    public const string LogUniform = "log-uniform";
}
