using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using MLNetVision.Transforms.Schemas;

namespace MLNetVision.Transforms.Persistence.Heads;

/// <summary>
/// Softmax, key and names of classes, by ML.NET's maximum entropy model. It is fitted to one row a class, in which that class has a 1 and all others 0:
/// whatever the number of steps, the classes being alike, its weights are W = a I + c 11', which softmax takes for a I. One step keeps that exact: the first
/// gradient is made of two numbers only.
/// </summary>
internal static class SoftmaxHead
{
    /// <summary>Fits the head.</summary>
    /// <param name="values">The column of scores.</param>
    /// <param name="count">How many classes there are.</param>
    /// <param name="names">Their names; empty where they have none.</param>
    public static SavedHead Fit(string values, int count, IReadOnlyList<string> names)
    {
        var rows = Enumerable.Range(0, count).Select(i => new HeadRow { Class = (uint)i, Values = OneOf(count, i) }).ToArray();
        var trainer = Host.Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            LabelColumnName = HeadRows.Label,
            FeatureColumnName = values,
            L1Regularization = 0,
            L2Regularization = 0,
            MaximumNumberOfIterations = 1,
            NumberOfThreads = 1,
            Quiet = true,
        });
        var head = trainer.Fit(HeadRows.View(nameof(HeadRow.Class), values, rows, count, names));
        VBuffer<float>[] weights = [];
        head.Model.GetWeights(ref weights, out _);
        return new SavedHead(head, weights[0].GetItemOrDefault(0) - weights[0].GetItemOrDefault(1), [.. head.Model.GetBiases()]);
    }

    private static float[] OneOf(int count, int place)
    {
        var values = new float[count];
        values[place] = 1;
        return values;
    }
}
