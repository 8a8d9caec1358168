using Microsoft.ML.Compat;
using Microsoft.ML.Data;

namespace Microsoft.ML;

public sealed partial class SchemaShape
{
    public struct Column
    {
        public readonly string Name;
        public readonly VectorKind Kind;
        public readonly DataViewType ItemType;
        public readonly bool IsKey;
        public readonly SchemaShape Annotations;

        internal Column(string name, VectorKind kind, DataViewType itemType, bool isKey, SchemaShape annotations = null)
        {
            Guard.Argument(itemType is not (KeyDataViewType or VectorDataViewType), nameof(itemType),
                $"An item type is neither key nor vector; it is {itemType}.");
            Guard.Argument(!isKey || KeyDataViewType.IsValidDataType(itemType.RawType), nameof(itemType), $"Keys have unsigned item types, not {itemType}.");
            Name = Guard.NotEmpty(name, nameof(name));
            Kind = kind;
            ItemType = itemType;
            IsKey = isKey;
            Annotations = annotations ?? new SchemaShape([]);
        }

        public enum VectorKind
        {
            Scalar = 0,
            Vector = 1,
            VariableVector = 2,
        }
    }
}
