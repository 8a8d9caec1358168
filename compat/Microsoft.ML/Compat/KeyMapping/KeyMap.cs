using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.KeyMapping;

/// <summary>A numbering of values of one type: value i (from 0) has key i + 1, all others and missing ones have key 0.</summary>
internal abstract class KeyMap(PrimitiveDataViewType itemType, int count)
{
    /// <summary>The type of the values, which may be a key itself.</summary>
    public PrimitiveDataViewType ItemType { get; } = itemType;

    public int Count { get; } = count;

    /// <summary>A key type counts at least one.</summary>
    public KeyDataViewType KeyType { get; } = new(typeof(uint), Math.Max(1, count));

    public static KeyMap Load(ModelReader reader)
    {
        var type = reader.ReadType() as PrimitiveDataViewType ?? throw Errors.Corrupt("The values of a key map in the model are not of a primitive type.");
        return GenericCall.Invoke<KeyMap>(LoadCore<int>, type.RawType, reader, type);
    }

    public abstract Delegate CreateGetter(DataViewRow row, DataViewSchema.Column column);

    /// <summary>The annotations that tell which value each key stands for.</summary>
    public abstract void Describe(DataViewSchema.Annotations.Builder annotations, DataViewSchema.Column input, bool asText);

    public abstract void Save(ModelWriter writer);

    private static KeyMap LoadCore<T>(ModelReader reader, PrimitiveDataViewType type) => new KeyMap<T>(type, [.. reader.ReadVector<T>().DenseValues()]);
}
