using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Hosting;
using Microsoft.ML.Compat.Learning;
using Microsoft.ML.Compat.Learning.Objectives;
using Microsoft.ML.Compat.Learning.Optimisation;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>Trainers that minimise a penalised loss by L-BFGS.</summary>
public abstract class LbfgsTrainerBase<TOptions, TTransformer, TModel> : TrainerEstimatorBase<TTransformer, TModel>
    where TOptions : LbfgsTrainerBase<TOptions, TTransformer, TModel>.OptionsBase, new()
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private protected LbfgsTrainerBase(IHostEnvironment environment, TOptions options, Func<string, SchemaShape.Column> label)
        : base(
            environment.Register(nameof(LbfgsTrainerBase<,,>)),
            TrainerColumns.Features(options.FeatureColumnName),
            label(options.LabelColumnName),
            TrainerColumns.Weight(options.ExampleWeightColumnName))
    {
        options.Check();
        Settings = options;
    }

    public override TrainerInfo Info { get; } = new(needNormalization: true, wantCaching: true);

    private protected TOptions Settings { get; }

    /// <summary>The number of classes: of biases, and of rows of weights.</summary>
    private protected abstract int ClassesOf(Examples examples);

    private protected abstract RowObjective ObjectiveOf(TrainingRows rows, int classes, int threads);

    /// <summary>A point is the biases, then the weights of each class.</summary>
    private protected abstract TModel ModelOf(float[] point, TrainingRows rows, float loss);

    /// <summary>The point of a model to go on from.</summary>
    private protected abstract float[] PointOf(object model);

    private protected sealed override TModel TrainModel(Examples examples, object start)
    {
        var classes = ClassesOf(examples);
        Guard.Argument(
            (long)classes * (examples.FeatureCount + 1) < Array.MaxLength,
            "data",
            $"{classes} classes of {examples.FeatureCount} features have more than the {Array.MaxLength} parameters that can be learnt.");
        using var channel = Host.Start("Training");
        var rows = examples.ToMemory(channel);
        var objective = ObjectiveOf(rows, classes, Settings.NumberOfThreads ?? Environment.ProcessorCount);
        var minimum = Lbfgs.Minimise(objective.Evaluate, Start(objective, classes * (rows.FeatureCount + 1), start), SettingsFor(classes, rows.Count));
        Report(channel, minimum, classes);
        return ModelOf(minimum.Point ?? new float[classes * (rows.FeatureCount + 1)], rows, minimum.Value);
    }

    private OptimiserSettings SettingsFor(int classes, int rows) => new(
        classes,
        Settings.L1Regularization / rows,
        Settings.HistorySize,
        Settings.EnforceNonNegativity,
        Settings.OptimizationTolerance,
        Settings.MaximumNumberOfIterations);

    private float[] Start(RowObjective objective, int length, object model)
    {
        if (model is not null)
        {
            var point = PointOf(model);
            Guard.State(point.Length == length, $"The model to go on from has {point.Length} parameters; these data need {length}: other features or classes.");
            return point;
        }

        var start = new float[length];
        if (Settings.InitialWeightsDiameter > 0)
        {
            for (var i = 0; i < length; i++)
                start[i] = Settings.InitialWeightsDiameter * (Host.Rand.NextSingle() - 0.5f);
        }
        else if (Settings.StochasticGradientDescentInitilaizationTolerance > 0)
        {
            StochasticStart.Run(objective, start, Settings.StochasticGradientDescentInitilaizationTolerance);
        }

        return start;
    }

    private void Report(IChannel channel, Minimum minimum, int classes)
    {
        if (Settings.Quiet)
            return;
        if (minimum.EarlyEnd is not null)
            channel.Warning($"Training ended before the tolerance {Settings.OptimizationTolerance} was met, which may be too small. {minimum.EarlyEnd}");
        if (Settings.L1Regularization > 0 && minimum.Point is not null)
            channel.Info($"L1 regularisation left {PenalisedFit.Parameters(minimum.Point, classes)} of {minimum.Point.Length} weights.");
    }

    public abstract class OptionsBase : TrainerInputBaseWithWeight
    {
        public float L2Regularization = 1;
        public float L1Regularization = 1;
        public float OptimizationTolerance = 1e-7f;
        public int HistorySize = 20;
        public int MaximumNumberOfIterations = int.MaxValue;
        public float StochasticGradientDescentInitilaizationTolerance;
        public bool Quiet;
        public float InitialWeightsDiameter;
        public int? NumberOfThreads;
        public bool DenseOptimizer;
        public bool EnforceNonNegativity;

        protected OptionsBase()
        {
        }

        internal void Check()
        {
            AtLeastZero(L2Regularization, nameof(L2Regularization));
            AtLeastZero(L1Regularization, nameof(L1Regularization));
            AtLeastZero(StochasticGradientDescentInitilaizationTolerance, nameof(StochasticGradientDescentInitilaizationTolerance));
            AboveZero(OptimizationTolerance, nameof(OptimizationTolerance));
            AboveZero(HistorySize, nameof(HistorySize));
            AboveZero(MaximumNumberOfIterations, nameof(MaximumNumberOfIterations));
            AboveZero(NumberOfThreads ?? 1, nameof(NumberOfThreads));
        }

        private static void AtLeastZero(float value, string name) => Guard.Argument(value >= 0, name, $"{name} must be zero or above, not {value}.");

        private static void AboveZero(float value, string name) => Guard.Argument(value > 0, name, $"{name} must be above zero, not {value}.");
    }
}
