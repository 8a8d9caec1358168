namespace MLNetVision.Metrics;

/// <summary>How bad Cohen's kappa finds it to predict one class for another.</summary>
public enum KappaWeighting
{
    /// <summary>All mistakes are as bad.</summary>
    None,

    /// <summary>A mistake is as bad as the classes' numbers are apart: for classes with an order.</summary>
    Linear,

    /// <summary>A mistake is as bad as the square of how far the classes' numbers are apart.</summary>
    Quadratic,
}
