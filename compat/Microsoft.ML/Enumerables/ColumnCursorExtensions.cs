using Microsoft.ML.Compat;

namespace Microsoft.ML.Data;

public static class ColumnCursorExtensions
{
    public static IEnumerable<T> GetColumn<T>(this IDataView data, string columnName) => GetColumn<T>(data, data.Schema[columnName]);

    public static IEnumerable<T> GetColumn<T>(this IDataView data, DataViewSchema.Column column)
    {
        Guard.NotNull(data, nameof(data));
        Guard.NotEmpty(column.Name, nameof(column));
        var own = data.Schema[column.Index];
        Guard.Argument(own.Name == column.Name && own.Type == column.Type, nameof(column),
            $"The data has no column '{column.Name}' of type {column.Type} at index {column.Index}; it has '{own.Name}' of type {own.Type} there.");
        return ColumnValues.Get<T>(data, own)
            ?? throw Errors.OutOfRange(nameof(column), $"Column '{column.Name}' of type {column.Type} cannot be read as values of type {typeof(T)}.");
    }
}
