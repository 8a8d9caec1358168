using MLNetVision.Tests.Conformance.Cases;

namespace MLNetVision.Tests.Conformance;

/// <summary>The catalogue of cases as rows of theories.</summary>
internal static class CatalogueRows
{
    /// <summary>An engine and a case.</summary>
    public static TheoryData<string, string> Of(IEnumerable<string> engines)
    {
        var rows = new TheoryData<string, string>();
        foreach (var engine in engines)
        {
            foreach (var @case in Catalogue.All)
            {
                rows.Add(engine, @case.Name);
            }
        }

        return rows;
    }
}
