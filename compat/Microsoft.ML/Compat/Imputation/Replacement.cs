using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Imputation;

/// <summary>What stands in for the missing values of one column: one value, or one for each slot of a known-size vector.</summary>
internal abstract class Replacement(DataViewType type)
{
    /// <summary>The item type where one value serves all, else the vector type that the values belong to.</summary>
    public DataViewType Type { get; } = type;

    public static Replacement Load(ModelReader reader)
    {
        var type = reader.ReadType();
        return ReplaceableTypes.IsSingle(type.ItemType()) ? new Replacement<float>(type, reader.ReadArray<float>())
            : new Replacement<double>(type, reader.ReadArray<double>());
    }

    /// <summary>Throws when the column is not of the type or size that the replacement was learnt from.</summary>
    public void Check(DataViewSchema.Column column)
    {
        var sameItems = column.Type.ItemType().Equals(Type.ItemType());
        var sameSize = Type is not VectorDataViewType || (column.Type is VectorDataViewType vector && vector.Size == Type.ValueCount());
        if (!sameItems || !sameSize)
            throw Errors.WrongType("inputSchema", "input", column.Name, Type.ToString(), column.Type.ToString());
    }

    public abstract Delegate CreateGetter(DataViewRow row, DataViewSchema.Column column);

    public abstract void Save(ModelWriter writer);
}
