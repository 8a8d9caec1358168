namespace MLNetVision.Estimators.Embedding.Persistence;

/// <summary>The columns that a saved map works with and drops at its end. Mappings that are loaded have fixed names.</summary>
internal static class MapColumns
{
    /// <summary>A copy of the input.</summary>
    public const string Input = "MLNetVision.TSne.Input";

    /// <summary>The texts that the map is.</summary>
    public const string State = "MLNetVision.TSne.State";

    /// <summary>The place.</summary>
    public const string Place = "MLNetVision.TSne.Place";
}
