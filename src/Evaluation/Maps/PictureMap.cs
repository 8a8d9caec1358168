using MLNetVision.Evaluation.Maps;

namespace MLNetVision.Evaluation;

/// <summary>A map of items: a place of two or three numbers for each.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Places">The places, in the order of the items.</param>
/// <param name="Says">How it came about, in a line.</param>
public sealed record PictureMap(string Title, IReadOnlyList<float[]> Places, string Says = "")
{
    /// <summary>Whether each axis has a scale of its own: for numbers without a unit in common, such as an autoencoder's code.</summary>
    public bool Stretches { get; init; }

    /// <summary>Which share of the nearest items in the map are of the item's own group, on average: 1 where groups are apart.</summary>
    /// <param name="groups">The groups of the items; items without one, empty, are not asked.</param>
    /// <param name="neighbours">How many of the nearest are asked for each.</param>
    /// <returns>Not a number where no item has a group.</returns>
    public double NeighbourAgreement(IReadOnlyList<string> groups, int neighbours = 10)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentOutOfRangeException.ThrowIfLessThan(neighbours, 1);
        return groups.Count == Places.Count
            ? MapNeighbours.Agreement(Places, groups, neighbours)
            : throw new ArgumentException($"PictureMap: there are {groups.Count} groups for {Places.Count} places. Give one for each.", nameof(groups));
    }
}
