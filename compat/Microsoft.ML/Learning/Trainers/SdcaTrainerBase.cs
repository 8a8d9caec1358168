using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Hosting;
using Microsoft.ML.Compat.Learning;
using Microsoft.ML.Compat.Learning.Objectives;
using Microsoft.ML.Compat.Learning.Stochastic;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>
/// Trainers by stochastic dual coordinate ascent. They work on one thread whatever NumberOfThreads says, so that the same data and seed give the same model.
/// </summary>
public abstract class SdcaTrainerBase<TOptions, TTransformer, TModel> : StochasticTrainerBase<TTransformer, TModel>
    where TOptions : SdcaTrainerBase<TOptions, TTransformer, TModel>.OptionsBase, new()
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private readonly TOptions _options;

    private protected SdcaTrainerBase(IHostEnvironment environment, TOptions options, Func<string, SchemaShape.Column> label)
        : base(
            environment.Register(nameof(SdcaTrainerBase<,,>)),
            TrainerColumns.Features(options.FeatureColumnName),
            label(options.LabelColumnName),
            TrainerColumns.Weight(options.ExampleWeightColumnName))
    {
        using var channel = Host.Start("Options");
        options.Check(channel);
        _options = options;
    }

    /// <summary>The loss to minimise.</summary>
    private protected abstract ISupportSdcaLoss Loss { get; }

    private protected abstract float DefaultL2(int rows);

    private protected abstract TModel ModelOf(LinearPoint best);

    private protected sealed override TModel TrainModel(Examples examples, object start)
    {
        Guard.Argument(
            _options.NumberOfThreads is null or > 0,
            nameof(OptionsBase.NumberOfThreads),
            $"There must be at least one thread, not {_options.NumberOfThreads}.");
        using var channel = Host.Start("Training");
        var rows = examples.ToMemory(channel);
        Tune(channel, rows);
        var settings = new SdcaSettings(
            _options.L2Regularization.Value,
            _options.L1Regularization.Value,
            _options.BiasLearningRate,
            _options.MaximumNumberOfIterations.Value,
            _options.ConvergenceTolerance,
            _options.ConvergenceCheckFrequency ?? 1);
        return ModelOf(new SdcaSolver(rows, Loss, settings).Solve(_options.Shuffle ? Host.Rand : null));
    }

    /// <summary>What was left open suits itself to the data and is kept in the options, as in ML.NET.</summary>
    private void Tune(IChannel channel, TrainingRows rows)
    {
        _options.MaximumNumberOfIterations ??= SdcaDefaults.Iterations(rows.Count);
        _options.L2Regularization ??= DefaultL2(rows.Count);
        _options.L1Regularization ??= SdcaDefaults.L1(rows.FeatureCount);
        channel.Info($"At most {_options.MaximumNumberOfIterations} iterations, L2 = {_options.L2Regularization}, L1 threshold = {_options.L1Regularization}.");
    }

    public abstract class OptionsBase : TrainerInputBaseWithWeight
    {
        public float? L2Regularization;
        public float? L1Regularization;
        public int? NumberOfThreads;
        public float ConvergenceTolerance = 0.1f;
        public int? MaximumNumberOfIterations;
        public bool Shuffle = true;
        public int? ConvergenceCheckFrequency;
        public float BiasLearningRate;

        private protected OptionsBase()
        {
        }

        internal void Check(IChannel channel)
        {
            Guard.Argument(L2Regularization is null or >= 0, nameof(L2Regularization), $"The L2 constant must be zero or above, not {L2Regularization}.");
            Guard.Argument(L1Regularization is null or >= 0, nameof(L1Regularization), $"The L1 threshold must be zero or above, not {L1Regularization}.");
            Guard.Argument(
                MaximumNumberOfIterations is null or > 0,
                nameof(MaximumNumberOfIterations),
                $"There must be at least one iteration, not {MaximumNumberOfIterations}.");
            Guard.Argument(
                ConvergenceTolerance is > 0 and <= 1,
                nameof(ConvergenceTolerance),
                $"The tolerance must be above 0 and at most 1, not {ConvergenceTolerance}.");
            if (L2Regularization is not < SdcaDefaults.LeastL2)
                return;
            channel.Warning($"An L2 constant of {L2Regularization} is too small for dual ascent; {SdcaDefaults.LeastL2} is used.");
            L2Regularization = SdcaDefaults.LeastL2;
        }
    }
}
