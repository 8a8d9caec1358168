using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Text;

/// <summary>The layout of a text file in a model. Whether threads are used is not saved.</summary>
internal static class TextLayoutCodec
{
    public static void Write(ModelWriter writer, TextLayout layout)
    {
        var format = layout.Format;
        writer.Write(new string(format.Separators));
        writer.Write(new string([format.EscapeChar, format.DecimalMarker]));
        writer.Write(format.HasHeader);
        writer.Write(format.AllowQuoting);
        writer.Write(format.AllowSparse);
        writer.Write(format.TrimWhitespace);
        writer.Write(format.ReadMultilines);
        writer.Write(format.MissingRealsAsNaNs);
        writer.Write(format.InputSize);
        writer.Write(format.MaxRows);
        writer.WriteList(layout.Columns, column => Write(writer, column));
        writer.WriteSchema(layout.Schema);
    }

    public static TextLayout Read(ModelReader reader)
    {
        var separators = reader.ReadString();
        var characters = reader.ReadString();
        Guard.Format(separators is { Length: > 0 } && characters is { Length: 2 },
            "The text loader in the model has no separator, escape character or decimal marker.");
        var format = new TextFormat
        {
            Separators = [.. separators],
            EscapeChar = characters[0],
            DecimalMarker = characters[1],
            HasHeader = reader.ReadBoolean(),
            AllowQuoting = reader.ReadBoolean(),
            AllowSparse = reader.ReadBoolean(),
            TrimWhitespace = reader.ReadBoolean(),
            ReadMultilines = reader.ReadBoolean(),
            MissingRealsAsNaNs = reader.ReadBoolean(),
            InputSize = reader.ReadInt32(),
            MaxRows = reader.ReadInt64(),
        };
        var columns = reader.ReadList(() => ReadColumn(reader));
        return new TextLayout(format, columns, reader.ReadSchema());
    }

    private static void Write(ModelWriter writer, TextColumn column)
    {
        writer.Write(column.Name);
        writer.WriteType(column.ItemType);
        writer.WriteList(column.Ranges, range =>
        {
            writer.Write(range.Min);
            writer.Write(range.Lim);
            writer.Write(range.ForceVector);
        });
    }

    private static TextColumn ReadColumn(ModelReader reader)
    {
        var name = reader.ReadString();
        var type = reader.ReadType() as PrimitiveDataViewType;
        var ranges = reader.ReadList(() => new FieldRange(reader.ReadInt32(), reader.ReadInt32(), reader.ReadBoolean()));
        Guard.Format(type is not null && ranges.Length > 0 && Array.TrueForAll(ranges, range => range.Min >= 0 && range.Min < range.Lim),
            $"Column '{name}' of the text loader in the model has no type or no valid range of fields.");
        return new TextColumn(name, type, ranges);
    }
}
