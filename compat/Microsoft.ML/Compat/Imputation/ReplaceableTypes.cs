using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Imputation;

/// <summary>The types whose missing value, NaN, is not also their default.</summary>
internal static class ReplaceableTypes
{
    public static bool IsSingle(DataViewType itemType) => itemType.Equals(NumberDataViewType.Single);

    public static void Check(string column, DataViewType itemType)
    {
        if (!IsSingle(itemType) && !itemType.Equals(NumberDataViewType.Double))
            throw Errors.WrongType("inputSchema", "input", column, "Single or Double, which have a missing value of their own,", itemType.ToString());
    }
}
