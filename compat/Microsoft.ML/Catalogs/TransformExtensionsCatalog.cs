using Microsoft.ML.Transforms;

namespace Microsoft.ML;

public static partial class TransformExtensionsCatalog
{
    public static ColumnCopyingEstimator CopyColumns(this TransformsCatalog catalog, string outputColumnName, string inputColumnName)
        => new(catalog.Environment, (outputColumnName, inputColumnName));
}
