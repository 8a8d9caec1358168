using Microsoft.ML.Compat.Hosting;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Compat;

/// <summary>The columns of a view that a data file can hold: those of built-in types, hidden ones only if they are kept.</summary>
internal static class SavableColumns
{
    public static DataViewSchema.Column[] Of(IHostEnvironment environment, IDataView data, bool keepHidden)
    {
        using var channel = environment.Start("Saving data");
        var columns = new List<DataViewSchema.Column>();
        foreach (var column in data.Schema.Where(column => keepHidden || !column.IsHidden))
        {
            var item = column.Type.ItemType();
            if (item is KeyDataViewType || item.IsStandardScalar())
                columns.Add(column);
            else
                channel.Info($"Column '{column.Name}' is not written: its type, {column.Type}, has no form in a data file.");
        }

        Guard.State(columns.Count > 0, "No column of the data can be written. Add a column of a built-in type.");
        return [.. columns];
    }
}
