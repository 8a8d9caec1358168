using System.Collections.Immutable;
using System.Reflection;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Compat.Learning;

/// <summary>The importance of the features of a model of any kind, by the names of the features.</summary>
internal static class NamedImportance
{
    public static ImmutableDictionary<string, TStatistics> Run<TMetrics, TStatistics>(
        IHostEnvironment environment,
        ITransformer model,
        IDataView data,
        Func<TStatistics> start,
        Func<IDataView, TMetrics> evaluate,
        Func<TMetrics, TMetrics, TMetrics> difference,
        bool byWeight,
        int? examples,
        int permutations)
        where TStatistics : IMetricsStatistics<TMetrics>
    {
        Guard.NotNull(data, nameof(data));
        Guard.NotNull(model, nameof(model));
        var predictor = Predictor(model) ?? throw new ArgumentNullException(
            nameof(model), "The model is no predictor over one column of features, nor a chain that holds one.");
        ImmutableArray<TStatistics> results;
        try
        {
            var host = environment.Register("PermutationFeatureImportance");
            results = new FeatureImportance<TMetrics, TStatistics>(host, predictor, predictor.FeatureColumnName, evaluate, difference)
                .Run(data, start, predictor.Model, byWeight, examples, permutations);
        }
        catch (Exception fault)
        {
            // ML.NET gets there by reflection, and this is what its callers see.
            throw new TargetInvocationException(fault);
        }

        VBuffer<ReadOnlyMemory<char>> names = default;
        data.Schema[predictor.FeatureColumnName].Annotations.GetValue(AnnotationKinds.SlotNames, ref names);
        string[] features = [.. names.DenseValues().Select(name => name.ToString())];
        return results.Select((result, slot) => (Name: NameOf(features, slot), result))
            .ToDictionary(pair => pair.Name, pair => pair.result).ToImmutableDictionary();
    }

    private static string NameOf(string[] features, int slot)
    {
        Guard.Argument(slot < features.Length, "index", $"There is a result {slot}, but there are {features.Length} names of features.");
        return features[slot].Length == 0 ? $"Slot {slot}" : features[slot];
    }

    private static ISingleFeaturePredictor Predictor(ITransformer model) => model is ITransformerChain chain
        ? chain.Transformers.OfType<ISingleFeaturePredictor>().LastOrDefault()
        : model as ISingleFeaturePredictor;
}
