using Microsoft.ML.Compat;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Estimators fitted one after the other, each on what the transformers before it make of the data.</summary>
public sealed class EstimatorChain<TLastTransformer> : IEstimator<TransformerChain<TLastTransformer>>
    where TLastTransformer : class, ITransformer
{
    public readonly IEstimator<TLastTransformer> LastEstimator;

    private readonly EstimatorStep[] _steps;
    private readonly IHostEnvironment _environment;

    public EstimatorChain() => _steps = [];

    internal EstimatorChain(IHostEnvironment environment, EstimatorStep[] steps)
    {
        _environment = environment;
        _steps = steps;
        LastEstimator = steps[^1].Estimator as IEstimator<TLastTransformer>;
    }

    public TransformerChain<TLastTransformer> Fit(IDataView input)
    {
        // The whole promise is checked before anything is fitted.
        GetOutputSchema(SchemaShapes.Of(Guard.NotNull(input, nameof(input)).Schema));
        var transformers = new ITransformer[_steps.Length];
        var data = input;
        for (var i = 0; i < _steps.Length; i++)
        {
            transformers[i] = _steps[i].Estimator.Fit(data);
            data = transformers[i] is ITransformerWithTrainingView training ? training.TransformForTraining(data) : transformers[i].Transform(data);
            if (_steps[i].CacheAfter && i < _steps.Length - 1)
                data = CacheCheckpoint.Of(_environment, data);
        }

        return new TransformerChain<TLastTransformer>(transformers, [.. _steps.Select(s => s.Scope)]);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _steps.Aggregate(inputSchema, (shape, step) => step.Estimator.GetOutputSchema(shape));

    public EstimatorChain<TNewTrans> Append<TNewTrans>(IEstimator<TNewTrans> estimator, TransformerScope scope = TransformerScope.Everything)
        where TNewTrans : class, ITransformer
        => new(_environment, [.. _steps, new EstimatorStep(Guard.NotNull(estimator, nameof(estimator)), scope, CacheAfter: false)]);

    public EstimatorChain<TLastTransformer> AppendCacheCheckpoint(IHostEnvironment env)
    {
        Guard.NotNull(env, nameof(env));
        Guard.State(_steps.Length > 0, "A chain without estimators has nothing to cache; append an estimator first.");
        return _steps[^1].CacheAfter ? this : new EstimatorChain<TLastTransformer>(env, [.. _steps[..^1], _steps[^1] with { CacheAfter = true }]);
    }
}
