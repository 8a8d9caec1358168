namespace MLNetVision.Cli.Sweep;

/// <summary>How parameters are chosen.</summary>
internal enum SearchKind
{
    /// <summary>Tree-structured Parzen estimators.</summary>
    Tpe,

    /// <summary>A Gaussian process with expected improvement.</summary>
    Gp,
    Random,
    Sobol,
    Grid,
}

/// <summary>Which trials end early.</summary>
internal enum PruningKind
{
    None,
    Median,

    /// <summary>Successive halving.</summary>
    Asha,
    Hyperband,
}

/// <summary>What is made as good as it can.</summary>
internal enum MetricKind
{
    Accuracy,
    BalancedAccuracy,
    MacroF1,
    LogLoss,
}
