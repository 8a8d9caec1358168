namespace MLNetVision.Metrics;

/// <summary>What a box that a detector found is (Bolya, Foley, Hays and Hoffman 2020, "TIDE"), asked in this order.</summary>
public enum FoundKind
{
    /// <summary>It is where an object of its class is, and the surest there.</summary>
    Right,

    /// <summary>It is on an object that is difficult or a crowd, or beyond the greatest number of boxes: it does not count.</summary>
    Ignored,

    /// <summary>The right class in a place that is not exact: its greatest IoU with an object of its class lies between the two thresholds.</summary>
    Localisation,

    /// <summary>The wrong class in the right place: its IoU with an object of another class reaches the threshold.</summary>
    Confusion,

    /// <summary>It is where an object of its class is that a surer box has found.</summary>
    Duplicate,

    /// <summary>Its IoU with every object is at most the lower threshold.</summary>
    Background,

    /// <summary>The wrong class in a place that is not exact.</summary>
    Both,
}
