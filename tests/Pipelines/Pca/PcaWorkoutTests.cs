using Microsoft.ML;
using MLNetVision.Estimators;
using MLNetVision.Tests.Pipelines.Scoring;
using MLNetVision.Tests.Pipelines.Workout;

namespace MLNetVision.Tests.Pipelines.Pca;

/// <summary>PCA does what every estimator does, whatever it is asked for.</summary>
public sealed class PcaWorkoutTests
{
    private static readonly MLContext Ml = new(1);

    public static TheoryData<string> Kinds => [.. All.Keys];

    private static Dictionary<string, PcaOptions> All { get; } = new()
    {
        ["scores"] = new() { Components = 3 },
        ["all columns"] = new() { Components = 4, ReconstructionColumnName = "Restored", ErrorColumnName = "Error" },
        ["an anomaly's score"] = new() { Components = 2, ErrorColumnName = "Score" },
        ["standardised and white"] = new() { Components = 3, Standardise = true, Whiten = true, ReconstructionColumnName = "Restored" },
        ["covariance"] = new() { Solver = PcaSolver.Covariance, Rank = PcaRank.Variance, Variance = 0.5 },
        ["randomised"] = new() { Solver = PcaSolver.Randomised, Components = 2 },
        ["incremental"] = new() { Solver = PcaSolver.Incremental, Components = 2, BatchRows = 7 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_does_what_every_estimator_does(string kind) => new EstimatorWorkout
    {
        Create = input => Ml.Transforms.Pca("Place", input, All[kind]),
        Data = PictureRows.Vectors(Ml, 20),
        Input = "Pixels",
        Learns = true,

        // Places are sums of 300 products of pixels up to 255.
        Tolerance = 1e-4,
        SavedTolerance = 2e-4,
    }.Run();
}
