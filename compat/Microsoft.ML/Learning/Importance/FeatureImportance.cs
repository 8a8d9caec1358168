using System.Collections.Immutable;
using Microsoft.ML.Compat.Hosting;
using Microsoft.ML.Compat.Views;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Compat.Learning;

/// <summary>
/// How much worse a model does when the values of one feature are dealt to other rows at random: what the metrics lose is what the feature is worth (Breiman,
/// Random Forests, 2001).
/// </summary>
internal sealed class FeatureImportance<TMetrics, TStatistics>(
    IHost host, ITransformer model, string features, Func<IDataView, TMetrics> evaluate, Func<TMetrics, TMetrics, TMetrics> difference)
    where TStatistics : IMetricsStatistics<TMetrics>
{
    /// <summary>Statistics of the differences for each feature, or for each one looked at; none where there are no rows or no weights but 0.</summary>
    public ImmutableArray<TStatistics> Run(
        IDataView data, Func<TStatistics> start, object weighted, bool byWeight, int? examples, int permutations)
    {
        var most = examples ?? Array.MaxLength;
        Guard.State(most > 0, $"The number of examples to use has to be positive, or null for all; it is {most}.");
        using var channel = host.Start("Feature importance");
        var baseline = evaluate(model.Transform(data));
        var column = data.Schema[features];
        var slots = column.Type.ValueCount();
        var looked = Slots(slots, byWeight ? FeatureWeights.OrNull(weighted) : null);
        if (looked.Length == 0)
        {
            channel.Warning("All features have the weight 0, so that there is nothing to compare.");
            return [];
        }

        var values = First(data, column, looked[0], most);
        channel.Info($"{looked.Length} features are looked at over {values.Length} examples.");
        if (values.Length == 0)
            return [];

        var random = new TauswortheRandom(host.Random().Next());
        var results = ImmutableArray.CreateBuilder<TStatistics>(looked.Length);
        for (var i = 0; i < looked.Length; i++)
        {
            var next = new float[values.Length];
            var following = i + 1 < looked.Length ? looked[i + 1] : -1;
            var statistics = start();
            for (var permutation = 1; permutation <= permutations; permutation++)
            {
                Shuffle(values, random);
                var view = Permuted(data, column.Index, looked[i], values, permutation == permutations ? following : -1, next, values.Length == most);
                statistics.Add(difference(evaluate(model.Transform(view)), baseline));
            }

            results.Add(statistics);
            values = next;
        }

        return results.MoveToImmutable();
    }

    /// <summary>
    /// All slots; with weights, those that have one come once more behind them, as ML.NET 5.0 has it. None where all weights are 0.
    /// </summary>
    private static int[] Slots(int count, IReadOnlyList<float> weights)
    {
        int[] all = [.. Enumerable.Range(0, count)];
        if (weights is null)
            return all;
        int[] weighted = [.. Enumerable.Range(0, weights.Count).Where(slot => weights[slot] != 0)];
        return weighted.Length == 0 ? [] : [.. all, .. weighted];
    }

    private static float[] First(IDataView data, DataViewSchema.Column column, int slot, int most)
    {
        var values = new List<float>();
        using var cursor = data.GetRowCursor([column]);
        var getter = cursor.GetGetter<VBuffer<float>>(column);
        VBuffer<float> row = default;
        while (values.Count < most && cursor.MoveNext())
        {
            getter(ref row);
            values.Add(row.GetItemOrDefault(slot));
        }

        return [.. values];
    }

    /// <summary>The values of the following feature are noted in passing, so that no feature costs a pass of its own.</summary>
    private static IDataView Permuted(IDataView data, int column, int slot, float[] values, int following, float[] next, bool isPart)
    {
        IDataView view = new PermutedDataView(data, column, slot, values, (row, vector) =>
        {
            if (following >= 0)
                next[row] = vector.GetItemOrDefault(following);
        });
        return isPart ? new SkipTakeDataView(view, 0, values.Length) : view;
    }

    // Fisher and Yates, from the front.
    private static void Shuffle(float[] values, TauswortheRandom random)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var other = i + random.Next(values.Length - i);
            (values[i], values[other]) = (values[other], values[i]);
        }
    }
}
