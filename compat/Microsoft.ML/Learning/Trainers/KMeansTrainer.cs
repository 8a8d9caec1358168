using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Learning;
using Microsoft.ML.Compat.Learning.Clustering;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>k-means, on one thread and in memory, so that the same data and seed give the same clusters.</summary>
public class KMeansTrainer : TrainerEstimatorBase<ClusteringPredictionTransformer<KMeansModelParameters>, KMeansModelParameters>
{
    private readonly Options _options;

    internal KMeansTrainer(IHostEnvironment environment, Options options)
        : base(
            environment.Register("KMeansPlusPlus"),
            TrainerColumns.Features(options.FeatureColumnName),
            default,
            TrainerColumns.Weight(options.ExampleWeightColumnName))
    {
        options.Check();
        _options = options;
    }

    public enum InitializationAlgorithm
    {
        KMeansPlusPlus = 0,
        Random = 1,
        KMeansYinyang = 2,
    }

    public override TrainerInfo Info { get; } = new(needNormalization: true, wantCaching: true);

    private protected override KMeansModelParameters TrainModel(Examples examples, object start)
    {
        using var channel = Host.Start("Training");
        var rows = examples.ToMemory(channel);
        var centroids = _options.InitializationAlgorithm switch
        {
            InitializationAlgorithm.KMeansPlusPlus => PlusPlusStart.Choose(rows, _options.NumberOfClusters, Host.Rand),
            InitializationAlgorithm.Random => RandomStart.Choose(rows, _options.NumberOfClusters, Host.Rand),
            _ => ParallelStart.Choose(rows, _options.NumberOfClusters, Host.Rand),
        };
        Lloyd.Run(rows, centroids, _options.MaximumNumberOfIterations, _options.OptimizationTolerance);
        return new KMeansModelParameters(centroids.ToArrays());
    }

    private protected override SchemaShape.Column[] Outputs(SchemaShape inputSchema) => [ScorePromises.Score(vector: true), ScorePromises.KeyLabel()];

    private protected override ClusteringPredictionTransformer<KMeansModelParameters> MakeTransformer(
        KMeansModelParameters model, DataViewSchema trainSchema) =>
        new(Host, model, trainSchema, FeatureColumn.Name);

    public sealed class Options : UnsupervisedTrainerInputBaseWithWeight
    {
        public int NumberOfClusters = 5;
        public InitializationAlgorithm InitializationAlgorithm = InitializationAlgorithm.KMeansYinyang;
        public float OptimizationTolerance = 1e-7f;
        public int MaximumNumberOfIterations = 1000;
        public int AccelerationMemoryBudgetMb = 4 * 1024;
        public int? NumberOfThreads;

        internal void Check()
        {
            AboveZero(NumberOfClusters, nameof(NumberOfClusters));
            AboveZero(MaximumNumberOfIterations, nameof(MaximumNumberOfIterations));
            AboveZero(OptimizationTolerance, nameof(OptimizationTolerance));
            AboveZero(AccelerationMemoryBudgetMb, nameof(AccelerationMemoryBudgetMb));
            AboveZero(NumberOfThreads ?? 1, nameof(NumberOfThreads));
        }

        private static void AboveZero(float value, string name) => Guard.Argument(value > 0, name, $"{name} must be above zero, not {value}.");
    }
}
