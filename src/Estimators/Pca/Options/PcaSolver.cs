namespace MLNetVision.Estimators;

/// <summary>How principal components are computed.</summary>
public enum PcaSolver
{
    /// <summary>
    /// By the size of the data: Full where it is small, Covariance up to 2,048 columns, Randomised while the rows have room, else Incremental.
    /// </summary>
    Auto,

    /// <summary>
    /// Eigenvectors of the covariance matrix: one pass over any number of rows with memory for columns x columns numbers. Variances are exact to about 1e-7 of
    /// the largest in wide data, 1e-15 in narrow data.
    /// </summary>
    Covariance,

    /// <summary>Singular values of the centred rows: the most exact, also for the smallest variances. One pass over tall data; wide data are kept.</summary>
    Full,

    /// <summary>A subspace that passes over the rows draw near to the leading components: for many columns and few components. Keeps the rows.</summary>
    Randomised,

    /// <summary>One pass, batch by batch, with memory for a batch and the components: for many columns and rows that have no room. Approximate.</summary>
    Incremental,
}
