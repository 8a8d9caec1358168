using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Persistence;

/// <summary>Schemas and annotations in a record. As in ML.NET, what has no built-in type is left out, and so are annotations of annotations.</summary>
internal static class SchemaCodec
{
    public static void Write(ModelWriter writer, DataViewSchema schema) => writer.WriteList([.. schema.Where(c => TypeCodec.CanWrite(c.Type))], column =>
    {
        writer.Write(column.Name);
        writer.WriteType(column.Type);
        Write(writer, column.Annotations);
    });

    public static DataViewSchema ReadSchema(ModelReader reader)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(reader.ReadList(() => new DataViewSchema.DetachedColumn(reader.ReadString(), reader.ReadType(), ReadAnnotations(reader))));
        return builder.ToSchema();
    }

    public static void Write(ModelWriter writer, DataViewSchema.Annotations annotations)
        => writer.WriteList([.. annotations.Schema.Where(c => TypeCodec.CanWrite(c.Type))], column =>
    {
        writer.Write(column.Name);
        writer.WriteType(column.Type);
        GenericCall.Run(WriteValue<int>, column.Type.RawType, writer, annotations, column);
    });

    public static DataViewSchema.Annotations ReadAnnotations(ModelReader reader)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        reader.ReadList(() =>
        {
            var name = reader.ReadString();
            var type = reader.ReadType();
            builder.Add(name, type, GenericCall.Invoke<Delegate>(ReadValue<int>, type.RawType, reader, type));
            return name;
        });
        return builder.ToAnnotations();
    }

    private static void WriteValue<T>(ModelWriter writer, DataViewSchema.Annotations annotations, DataViewSchema.Column column)
    {
        T value = default;
        annotations.GetGetter<T>(column)(ref value);
        writer.WriteValue(column.Type, value);
    }

    private static Delegate ReadValue<T>(ModelReader reader, DataViewType type)
    {
        var value = reader.ReadValue<T>(type);
        return Constants.Getter(value);
    }
}
