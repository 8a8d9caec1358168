using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Learning;

/// <summary>The columns a trainer asks for.</summary>
internal static class TrainerColumns
{
    public static SchemaShape.Column Features(string name) => new(name, SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single, isKey: false);

    public static SchemaShape.Column BooleanLabel(string name) => new(name, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance, isKey: false);

    public static SchemaShape.Column SingleLabel(string name) => new(name, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single, isKey: false);

    public static SchemaShape.Column KeyLabel(string name) => new(name, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.UInt32, isKey: true);

    /// <summary>The column of weights, or none.</summary>
    public static SchemaShape.Column Weight(string name) =>
        name is null ? default : new(name, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single, isKey: false);
}
