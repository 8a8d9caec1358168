namespace MLNetVision.Estimators;

/// <summary>Where the points of a map begin.</summary>
public enum TSneStart
{
    /// <summary>On the first principal components, made small: groups keep their places towards each other.</summary>
    Pca,

    /// <summary>At random, in a small cloud.</summary>
    Random,
}
