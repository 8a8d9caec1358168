using Microsoft.ML;

namespace MLNetVision.Transforms.Schemas;

/// <summary>Names of columns: those that are hidden, and those that are missing.</summary>
internal static class ColumnNames
{
    /// <summary>The name, with a number behind it where the schema has it already.</summary>
    public static string Unused(this DataViewSchema schema, string name)
    {
        var unused = name;
        for (var i = 1; schema.GetColumnOrNull(unused) is not null; i++)
        {
            unused = $"{name}.{i}";
        }

        return unused;
    }

    /// <summary>The column of that name.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="name">The name.</param>
    /// <param name="owner">Who asks: "ImageFeatures".</param>
    /// <param name="role">What for: "pictures".</param>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public static DataViewSchema.Column Require(this DataViewSchema schema, string name, string owner, string role) =>
        schema.GetColumnOrNull(name) ?? throw Missing(name, owner, role, schema.Select(c => c.Name));

    /// <summary>The column of that name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public static SchemaShape.Column Require(this SchemaShape schema, string name, string owner, string role) =>
        schema.Find(name) ?? throw Missing(name, owner, role, schema.Select(c => c.Name));

    /// <summary>Says that a column has another type than it has to have.</summary>
    public static ArgumentOutOfRangeException WrongType(string name, string owner, string role, string expected, object? actual, string advice) => new(
        paramName: null, $"{owner}: the column '{name}' ({role}) has to be {expected}; it is {actual}. {advice}");

    private static ArgumentOutOfRangeException Missing(string name, string owner, string role, IEnumerable<string> columns) => new(
        paramName: null,
        $"{owner}: there is no column '{name}' ({role}). The data has: {string.Join(", ", columns.Distinct())}. Name one of them, or add it before.");
}
