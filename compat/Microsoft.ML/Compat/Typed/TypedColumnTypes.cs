using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Typed;

/// <summary>The column type that a member's .NET type and attributes stand for.</summary>
internal static class TypedColumnTypes
{
    private const string Parameter = "userType";

    public static DataViewType Of(TypedMember member)
    {
        CheckSupported(member);
        if (DataViewTypeManager.Find(member.ItemType, member.Attributes) is DataViewType registered)
            return registered;
        var item = ItemType(member);
        var vector = member.Attribute<VectorTypeAttribute>();
        Guard.Argument(vector is null || member.IsVector, Parameter,
            $"Member '{member.Name}' carries [VectorType] but is no array or VBuffer; it is {member.Type}.");
        if (!member.IsVector)
            return item;
        return vector?.Dimensions is { Length: > 0 } dimensions ? new VectorDataViewType(item, dimensions) : new VectorDataViewType(item);
    }

    /// <summary>The type without attributes: what a definition whose ColumnType is null means.</summary>
    public static DataViewType Default(TypedMember member)
    {
        var item = DataViewTypes.PrimitiveOf(member.ItemType);
        return member.IsVector ? new VectorDataViewType(item) : item;
    }

    public static void CheckSupported(TypedMember member)
        => Guard.Argument(
            DataViewTypes.PrimitiveOrNull(member.ItemType) is not null || DataViewTypeManager.Find(member.ItemType, member.Attributes) is not null,
            "rawType", $"Member '{member.Name}' of type {member.Type} stands for no column type; mark it [NoColumn] or register its type.");

    private static PrimitiveDataViewType ItemType(TypedMember member)
    {
        if (member.Attribute<KeyTypeAttribute>() is not KeyTypeAttribute key)
            return DataViewTypes.PrimitiveOf(member.ItemType);
        Guard.Argument(KeyDataViewType.IsValidDataType(member.ItemType), Parameter,
            $"Member '{member.Name}' carries [KeyType], which needs an unsigned integer, not {member.ItemType}.");
        return new KeyDataViewType(member.ItemType, key.KeyCount.Count.GetValueOrDefault());
    }
}
