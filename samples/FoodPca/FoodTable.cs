using Microsoft.ML.Data;

namespace MLNetVision.Samples.FoodPca;

/// <summary>
/// What people in the four countries of the United Kingdom eat and drink, in grams a person and week: Department for Environment, Food and Rural Affairs, 1997,
/// as M. Richardson prints it (Principal Component Analysis, 2009).
/// </summary>
internal static class FoodTable
{
    public const int Count = 17;

    private static readonly string[] Countries = ["England", "Wales", "Scotland", "N. Ireland"];

    private static readonly (string Food, float[] Grams)[] Table =
    [
        ("Cheese", [105, 103, 103, 66]), ("Carcass meat", [245, 227, 242, 267]), ("Other meat", [685, 803, 750, 586]), ("Fish", [147, 160, 122, 93]),
        ("Fats and oils", [193, 235, 184, 209]), ("Sugars", [156, 175, 147, 139]), ("Fresh potatoes", [720, 874, 566, 1033]),
        ("Fresh vegetables", [253, 265, 171, 143]), ("Other vegetables", [488, 570, 418, 355]), ("Processed potatoes", [198, 203, 220, 187]),
        ("Processed vegetables", [360, 365, 337, 334]), ("Fresh fruit", [1102, 1137, 957, 674]), ("Cereals", [1472, 1582, 1462, 1494]),
        ("Beverages", [57, 73, 53, 47]), ("Soft drinks", [1374, 1256, 1572, 1506]), ("Alcoholic drinks", [375, 475, 458, 135]),
        ("Confectionery", [54, 64, 62, 41]),
    ];

    public static IReadOnlyList<string> Foods => [.. Table.Select(r => r.Food)];

    /// <summary>A row for each country.</summary>
    public static IEnumerable<Country> Rows => Countries.Select((name, i) => new Country { Name = name, Grams = [.. Table.Select(r => r.Grams[i])] });
}

/// <summary>A country's food.</summary>
internal sealed class Country
{
    public string Name { get; set; } = "";

    [VectorType(FoodTable.Count)]
    public float[] Grams { get; set; } = [];
}
