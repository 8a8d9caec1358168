using MLNetVision.Networks;

namespace MLNetVision.Transforms.Scoring;

/// <summary>What a model's output has to be for its task.</summary>
internal static class OutputRules
{
    /// <summary>Checks the output [N, k] of a model.</summary>
    /// <exception cref="ArgumentException">It is another, or the card names another number of classes.</exception>
    public static void Check(ScoringModel model, Shape output)
    {
        var name = model.Network.Name;
        var size = output[1].IsKnown ? output[1].Size
            : throw new ArgumentException($"'{name}' gives {output}; a column needs a known number of values a row. Give the network a known picture size.");
        var (fits, expected) = model.Task switch
        {
            ScoringTask.Multiclass => (size >= 2, "two logits or more"),
            ScoringTask.Binary => (size == 1, "one logit"),
            ScoringTask.Regression => (size == 1, "one value"),
            _ => (size >= 1, "one value or more"),
        };
        if (!fits)
        {
            throw new ArgumentException($"A model for {model.Task} gives {expected} a row; '{name}' gives {size}. Choose another task, or replace its head.");
        }

        var labels = model.Card.Labels.Count;
        if (model.Task is ScoringTask.Multiclass or ScoringTask.MultiLabel && labels != 0 && labels != size)
        {
            throw new ArgumentException($"The card of '{name}' names {labels} classes, but the network scores {size}. Give each score a name, or none.");
        }
    }
}
