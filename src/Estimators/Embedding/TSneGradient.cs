namespace MLNetVision.Estimators;

/// <summary>How the repulsion between all points of a map is computed.</summary>
public enum TSneGradient
{
    /// <summary>By number of rows and dimensions: exactly for few rows, else by interpolation in 2 dimensions and by a tree in 3.</summary>
    Auto,

    /// <summary>Every pair of points, and probabilities of every pair of rows: quadratic in the rows, in time and memory.</summary>
    Exact,

    /// <summary>Points far away together, by a tree: rows times their logarithm.</summary>
    BarnesHut,

    /// <summary>Through a field on a lattice, by Fourier transforms: linear in the rows. In 2 dimensions.</summary>
    Interpolated,
}
