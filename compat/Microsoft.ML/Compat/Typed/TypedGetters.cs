using Microsoft.ML.Compat.Rows;

namespace Microsoft.ML.Compat.Typed;

/// <summary>Getters of rows that come from objects, null for inactive columns.</summary>
internal static class TypedGetters
{
    public static bool IsActive(Delegate[] getters, DataViewSchema.Column column)
    {
        Guard.State(column.Index < getters.Length, $"Column '{column.Name}' at index {column.Index} is not of this row's {getters.Length} columns.");
        return getters[column.Index] is not null;
    }

    public static ValueGetter<TValue> Get<TValue>(Delegate[] getters, DataViewSchema.Column column)
    {
        Guard.Argument(IsActive(getters, column), nameof(column), $"Column '{column.Name}' is not active; name it when the cursor is opened.");
        return RowGetters.Cast<TValue>(getters[column.Index]);
    }
}
