namespace MLNetVision.Networks.Ops;

/// <summary>What becomes of an element that others are put to.</summary>
public enum ScatterKind
{
    /// <summary>The last of them takes its place.</summary>
    Replace,

    /// <summary>They are added.</summary>
    Add,

    /// <summary>It is multiplied with them.</summary>
    Multiply,

    /// <summary>The smallest stays.</summary>
    Min,

    /// <summary>The largest stays.</summary>
    Max,
}
