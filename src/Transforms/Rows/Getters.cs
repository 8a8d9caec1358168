using Microsoft.ML;

namespace MLNetVision.Transforms.Rows;

/// <summary>Checks of what is asked of a row.</summary>
internal static class Getters
{
    /// <summary>Throws where the column is none of the row's, or nobody said that it would be read.</summary>
    public static void CheckActive(DataViewRow row, DataViewSchema.Column column)
    {
        if (!row.IsColumnActive(column))
        {
            throw new ArgumentOutOfRangeException(
                nameof(column), $"The column '{column.Name}' is not active here. Name it among the columns needed when asking for the row or the cursor.");
        }
    }

    /// <summary>The getter, if it gives such values.</summary>
    /// <exception cref="InvalidOperationException">It gives others.</exception>
    public static ValueGetter<TValue> Typed<TValue>(Delegate getter, DataViewSchema.Column column) => getter as ValueGetter<TValue>
        ?? throw new InvalidOperationException($"The column '{column.Name}' has values of {column.Type.RawType}, not of {typeof(TValue)}.");

    /// <summary>Throws where the column has other values.</summary>
    /// <exception cref="InvalidOperationException">It has.</exception>
    public static void CheckType<TValue>(DataViewSchema.Column column)
    {
        if (column.Type.RawType != typeof(TValue))
        {
            throw new InvalidOperationException($"The column '{column.Name}' has values of {column.Type.RawType}, not of {typeof(TValue)}.");
        }
    }
}
