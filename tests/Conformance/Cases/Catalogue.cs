
namespace MLNetVision.Tests.Conformance.Cases;

/// <summary>All cases, by name.</summary>
internal static class Catalogue
{
    private static readonly Dictionary<string, Case> ByName = new Case[][]
    {
        [.. Convolutions.All()], [.. Pools.All()], [.. Activations.All()], [.. Layers.All()], [.. Arrangements.All()], [.. Losses.All()], [.. Fusions.All()],
        [.. Grids.All()], [.. Sizes.All()], [.. LargePictures.All()], [.. Calculations.All()], [.. Selections.All()], [.. Products.All()], [.. Workouts.All()],
        [.. RandomNetworks.All()],
    }.SelectMany(group => group).ToDictionary(c => c.Name);

    public static IEnumerable<Case> All => ByName.Values;

    public static Case Named(string name) => ByName[name];
}
