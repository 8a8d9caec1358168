namespace MLNetVision.Metrics;

/// <summary>What became of an object in a picture.</summary>
public enum TruthKind
{
    /// <summary>It was found.</summary>
    Found,

    /// <summary>It is difficult or a crowd: it does not count.</summary>
    Ignored,

    /// <summary>A box says it with a wrong class or in a place that is not exact; mending that box would find it.</summary>
    Mistaken,

    /// <summary>No box says it.</summary>
    Missed,
}
