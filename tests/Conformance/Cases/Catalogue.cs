
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

    /// <summary>An engine and a case, for a theory.</summary>
    public static TheoryData<string, string> Rows(IEnumerable<string> engines)
    {
        var rows = new TheoryData<string, string>();
        foreach (var engine in engines)
        {
            foreach (var name in ByName.Keys)
            {
                rows.Add(engine, name);
            }
        }

        return rows;
    }
}
