using System.Text;
using Microsoft.ML.Compat.Hosting;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Compat.Text;

/// <summary>Writes a view as a text file: its schema in comments, a header, and a line for each row.</summary>
internal sealed class TextFileWriter
{
    private const string AllowedSeparators = " \t,;|";

    private readonly char _separator;
    private readonly bool _wantsHeader;
    private readonly bool _wantsSchema;
    private readonly bool _forceDense;

    public TextFileWriter(char separator, bool headerRow, bool schema, bool forceDense)
    {
        Guard.Argument(AllowedSeparators.Contains(separator), "separatorChar",
            $"'{separator}' cannot separate fields; use a space, tab, comma, semicolon or bar.");
        _separator = separator;
        _wantsHeader = headerRow;
        _wantsSchema = schema;
        _forceDense = forceDense;
    }

    public void Write(IHostEnvironment environment, IDataView data, Stream stream, bool keepHidden)
    {
        var columns = SavableColumns.Of(environment, data, keepHidden);
        var hasHeader = _wantsHeader && columns.Any(HasHeader);
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        if (_wantsSchema)
            WriteSchema(environment, writer, columns, hasHeader);
        using var cursor = data.GetRowCursor(columns);
        var fields = columns.Select(column => FieldWriter.Create(cursor, column, _separator)).ToArray();
        var line = new LineText(writer, _separator, _forceDense);
        if (hasHeader)
        {
            foreach (var field in fields)
                field.WriteHeader(line);
            line.Write();
        }

        while (cursor.MoveNext())
        {
            foreach (var field in fields)
                field.WriteRow(line);
            line.Write();
        }
    }

    private static bool HasHeader(DataViewSchema.Column column) => column.Type is not VectorDataViewType || column.HasSlotNames();

    private void WriteSchema(IHostEnvironment environment, StreamWriter writer, DataViewSchema.Column[] columns, bool hasHeader)
    {
        List<string> settings = hasHeader ? ["header+"] : [];
        settings.Add($"sep={SeparatorNames.Of(_separator)}");
        var first = 0;
        foreach (var column in columns)
        {
            settings.Add($"col={ColumnText.Of(column.Name, column.Type, first)}");
            first += column.Type.ValueCount();
        }

        if (columns[..^1].Any(column => column.Type is VectorDataViewType { IsKnownSize: false }))
        {
            using var channel = environment.Start("Saving data");
            channel.Warning("A column of variable length is not the last one, so the file cannot be read back. Put it last, or save as binary.");
        }

        writer.WriteLine($"{EmbeddedOptions.Prefix} TextLoader{{");
        foreach (var setting in settings)
            writer.WriteLine($"{EmbeddedOptions.Prefix}   {setting}");
        writer.WriteLine($"{EmbeddedOptions.Prefix} }}");
    }
}
