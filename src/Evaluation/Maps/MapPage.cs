using MLNetVision.Evaluation.Maps;

namespace MLNetVision.Evaluation;

/// <summary>
/// Maps of the same items side by side, as one page that needs nothing else. What is pointed at, tapped or reached by the arrow keys shows its picture and
/// lights up in all of them.
/// </summary>
public sealed record MapPage
{
    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>A sentence under it.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>What stands in the maps.</summary>
    public required IReadOnlyList<MapItem> Items { get; init; }

    /// <summary>Where it stands.</summary>
    public required IReadOnlyList<PictureMap> Maps { get; init; }

    /// <summary>What to know, such as how many pictures could not be read.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>When the page was made; null says nothing of it, and the same maps then give the same bytes.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>The page: no network, no other file.</summary>
    public string ToHtml()
    {
        Require(Items.Count > 0, "it has no items. Give one or more");
        Require(Maps.Count > 0, "it has no maps. Give one or more");
        foreach (var map in Maps)
        {
            var places = map.Places;
            Require(places.Count == Items.Count, $"the map '{map.Title}' has {places.Count} places for {Items.Count} items. Give one for each");
            Require(
                places.All(p => p.Length == places[0].Length && p.Length is 2 or 3 && p.All(float.IsFinite)),
                $"the map '{map.Title}' has a place that is not two or three finite numbers, as many as the others. Leave such items out");
        }

        return MapHtml.Write(this);
    }

    /// <summary>Writes the page.</summary>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        File.WriteAllText(path, ToHtml());
    }

    private static void Require(bool holds, string fault)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"MapPage: {fault}.");
        }
    }
}
