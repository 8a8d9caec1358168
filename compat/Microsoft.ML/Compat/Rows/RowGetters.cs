namespace Microsoft.ML.Compat.Rows;

/// <summary>Getters whose value type is known only at run time.</summary>
internal static class RowGetters
{
    /// <summary>The getter of a column as a delegate of its raw type.</summary>
    public static Delegate Of(DataViewRow row, int column)
    {
        var source = row.Schema[column];
        return GenericCall.Invoke<Delegate>(TypedGetter<int>, source.Type.RawType, row, source);
    }

    /// <summary>The delegate as a getter of TValue, or ML.NET's error for a getter of another type.</summary>
    public static ValueGetter<TValue> Cast<TValue>(Delegate getter)
        => getter as ValueGetter<TValue> ?? throw Errors.WrongGetter(typeof(TValue), getter.GetType().GetGenericArguments()[0]);

    private static Delegate TypedGetter<T>(DataViewRow row, DataViewSchema.Column column) => row.GetGetter<T>(column);
}
