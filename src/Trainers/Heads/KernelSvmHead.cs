using MLNetVision.Transforms;

namespace MLNetVision.Trainers;

/// <summary>
/// Support vector machines with a kernel, one against the rest, by sequential minimal optimisation with second-order working sets (Fan, Chen and Lin 2005).
/// Probabilities are made as <see cref="LinearSvmHead"/> makes them. The network holds the support vectors.
/// </summary>
public sealed record KernelSvmHead : Head
{
    /// <summary>The kernel.</summary>
    public SvmKernel Kernel { get; init; }

    /// <summary>What a row inside the margin costs.</summary>
    public double C { get; init; } = 1;

    /// <summary>The kernel's gamma; null for 1 / (features times the variance of all their numbers), as scikit-learn's "scale".</summary>
    public double? Gamma { get; init; }

    /// <summary>The polynomial's degree.</summary>
    public int Degree { get; init; } = 3;

    /// <summary>What the polynomial adds before it is raised.</summary>
    public double Offset { get; init; }

    /// <summary>By how much the conditions of the optimum may be missed.</summary>
    public double Tolerance { get; init; } = 1e-3;

    /// <summary>The most pairs that are changed; null for 100 a row, 10 million at least.</summary>
    public long? MaxIterations { get; init; }

    /// <summary>The memory for values of the kernel. Where all fit in, they are computed once and shared by all classes and parts.</summary>
    public int CacheMegabytes { get; init; } = 512;

    /// <summary>
    /// Parts of the rows, each scored by a machine trained on the others, that the sigmoids are fitted with; 0 takes the sigmoid of the score as it is.
    /// Classes of fewer than ten rows share one sigmoid.
    /// </summary>
    public int CalibrationFolds { get; init; } = 3;

    /// <inheritdoc/>
    public override IReadOnlyList<ScoringTask> Tasks => [ScoringTask.Multiclass, ScoringTask.Binary, ScoringTask.MultiLabel];

    /// <inheritdoc/>
    public override void Validate()
    {
        Check(Enum.IsDefined(Kernel), nameof(Kernel), Kernel, "Rbf or Polynomial");
        Check(C > 0 && double.IsFinite(C), nameof(C), C, "a finite number above 0");
        Check(Gamma is null || (Gamma > 0 && double.IsFinite(Gamma.Value)), nameof(Gamma), Gamma, "a finite number above 0, or null");
        Check(Degree is >= 1 and <= 20, nameof(Degree), Degree, "from 1 to 20");
        Check(double.IsFinite(Offset) && Offset >= 0, nameof(Offset), Offset, "a finite number from 0");
        Check(Tolerance > 0 && double.IsFinite(Tolerance), nameof(Tolerance), Tolerance, "a finite number above 0");
        Check(MaxIterations is null or > 0, nameof(MaxIterations), MaxIterations, "1 or more, or null");
        Check(CacheMegabytes > 0, nameof(CacheMegabytes), CacheMegabytes, "1 or more");
        Check(CalibrationFolds is 0 or >= 2, nameof(CalibrationFolds), CalibrationFolds, "2 or more, or 0 for no calibration");
    }
}

/// <summary>A measure of how alike two rows are.</summary>
public enum SvmKernel
{
    /// <summary>exp(-gamma |x - y|²).</summary>
    Rbf,

    /// <summary>(gamma x y + offset)^degree.</summary>
    Polynomial,
}
