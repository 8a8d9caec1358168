using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Persistence;

/// <summary>Column types in a record: a name, then what that kind of type needs.</summary>
internal static class TypeCodec
{
    private const string Key = "key";
    private const string Vector = "vector";

    private static readonly FrozenDictionary<string, PrimitiveDataViewType> Primitives = new Type[]
    {
        typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(float),
        typeof(double), typeof(bool), typeof(string), typeof(TimeSpan), typeof(DateTime), typeof(DateTimeOffset), typeof(DataViewRowId),
    }.Select(DataViewTypes.PrimitiveOf).ToFrozenDictionary(t => t.ToString());

    /// <summary>Whether a model can hold this type: the built-in ones only, as in ML.NET.</summary>
    public static bool CanWrite(DataViewType type) => type.ItemType() is KeyDataViewType || type.ItemType().IsStandardScalar();

    public static void Write(ModelWriter writer, DataViewType type)
    {
        switch (type)
        {
            case KeyDataViewType key:
                writer.Write(Key);
                WritePrimitive(writer, DataViewTypes.PrimitiveOf(key.RawType));
                writer.Write(key.Count);
                break;
            case VectorDataViewType vector:
                writer.Write(Vector);
                Write(writer, vector.ItemType);
                writer.WriteArray(vector.Dimensions.AsSpan());
                break;
            case PrimitiveDataViewType primitive when CanWrite(primitive):
                WritePrimitive(writer, primitive);
                break;
            default:
                throw Errors.Invalid($"A column of type {type} cannot be saved in a model; drop it from the schema.");
        }
    }

    public static DataViewType Read(ModelReader reader)
    {
        var name = reader.ReadString();
        if (name == Key)
            return new KeyDataViewType(ReadPrimitive(reader).RawType, reader.ReadUInt64());
        if (name == Vector)
        {
            var item = Read(reader) as PrimitiveDataViewType ?? throw Errors.Corrupt("A vector type in the model has an item type that is not primitive.");
            return new VectorDataViewType(item, ImmutableArray.Create(reader.ReadArray<int>()));
        }

        return name is not null && Primitives.TryGetValue(name, out var primitive) ? primitive
            : throw Errors.Corrupt($"The model has a column of type '{name}', which this version does not know.");
    }

    private static void WritePrimitive(ModelWriter writer, PrimitiveDataViewType type) => writer.Write(type.ToString());

    private static PrimitiveDataViewType ReadPrimitive(ModelReader reader)
        => Read(reader) as PrimitiveDataViewType ?? throw Errors.Corrupt("A key type in the model has an item type that is not primitive.");
}
