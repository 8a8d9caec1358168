using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Compat.Text;

/// <summary>Makes the layout of a text file: of the options, of what the file says about itself, or of its first lines.</summary>
internal static class TextLayouts
{
    public static TextLayout Create(IHost host, TextLoader.Options options, IMultiStreamSource sample)
    {
        var headerFile = string.IsNullOrWhiteSpace(options.HeaderFile) ? null : new MultiFileSource(options.HeaderFile);
        if (options.Columns is not { Length: > 0 })
            options = EmbeddedOptions.Find(host, options, headerFile ?? sample) ?? options;
        var format = FormatOptions.Read(options);
        return Bind(format, options.Columns is { Length: > 0 } columns ? columns : LabelAndFeatures, headerFile, sample);
    }

    /// <summary>The schema of columns of which some have names for their slots (null: none).</summary>
    public static DataViewSchema SchemaOf(TextColumn[] columns, ReadOnlyMemory<char>[][] slotNames)
    {
        var builder = new DataViewSchema.Builder();
        for (var i = 0; i < columns.Length; i++)
            builder.AddColumn(columns[i].Name, columns[i].Type, Annotations(slotNames[i]));
        return builder.ToSchema();
    }

    private static TextLoader.Column[] LabelAndFeatures =>
    [
        new("Label", DataKind.Single, 0),
        new("Features", DataKind.Single, [new TextLoader.Range(1, null)]),
    ];

    private static TextLayout Bind(TextFormat format, TextLoader.Column[] columns, IMultiStreamSource headerFile, IMultiStreamSource sample)
    {
        var needsSize = ColumnBinder.NeedsSize(columns) && format.InputSize == 0;
        var lines = SampleLines.ForBinding(format, headerFile, sample, needsSize);
        var bound = ColumnBinder.Bind(columns, needsSize ? SampleLines.CountFields(lines, format) : format.InputSize);
        var slotNames = new ReadOnlyMemory<char>[bound.Length][];
        if ((format.HasHeader || headerFile is not null) && lines.Count > 0)
        {
            var header = new FieldSplitter(format, FieldRange.LineEnd, ReadingIssues.Unheard);
            header.Split(lines[0].AsMemory(), default);
            slotNames = [.. bound.Select(column => SampleLines.SlotNames(column, header))];
        }

        return new TextLayout(format, bound, SchemaOf(bound, slotNames));
    }

    private static DataViewSchema.Annotations Annotations(ReadOnlyMemory<char>[] slotNames)
    {
        if (slotNames is null)
            return null;
        var builder = new DataViewSchema.Annotations.Builder();
        var names = new VBuffer<ReadOnlyMemory<char>>(slotNames.Length, slotNames);
        builder.Add(AnnotationKinds.SlotNames, new VectorDataViewType(TextDataViewType.Instance, slotNames.Length), Constants.Vector(names));
        return builder.ToAnnotations();
    }
}
