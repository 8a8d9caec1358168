namespace MLNetVision.Training.Data;

/// <summary>What a row's target is.</summary>
public enum BatchTarget
{
    /// <summary>The number of the class: Int64, a single number a row.</summary>
    Class,

    /// <summary>A probability for each class, 1 for the right one before rows are mixed: Float32 [classes].</summary>
    Probabilities,

    /// <summary>The picture itself, as it goes into the network: for autoencoders.</summary>
    Picture,

    /// <summary>There is none.</summary>
    None,
}
