using System.Globalization;

namespace MLNetVision.Transforms.Persistence;

/// <summary>The names of a model's classes.</summary>
internal static class ClassNames
{
    /// <summary>Those of its card; their places from 0 where it has none.</summary>
    public static IReadOnlyList<string> Of(ScoringModel model)
    {
        var count = checked((int)model.Network.TypeOf(model.Network.Outputs.Single().Value).Shape.ElementsPerRow());
        return model.Card.Labels.Count == count ? model.Card.Labels
            : model.Card.Labels.Count == 0 ? [.. Enumerable.Range(0, count).Select(i => i.ToString(CultureInfo.InvariantCulture))]
            : throw new ArgumentException(
                $"The network '{model.Network.Name}' gives {count} scores and the card '{model.Card.Name}' names {model.Card.Labels.Count} classes; give it a name each.",
                nameof(model));
    }
}
