using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Transforms.Data;

/// <summary>The rows of a view as one pass over one column shows them: the number of each row's value, and how rows are found again.</summary>
internal sealed class ClassedRows
{
    private ClassedRows(int[] classes, int count, RowIndex index)
    {
        Classes = classes;
        Index = index;
        Sizes = new int[count];
        foreach (var number in classes)
            Sizes[number]++;
    }

    /// <summary>For each row the number of its value.</summary>
    public int[] Classes { get; }

    /// <summary>For each value how many rows have it.</summary>
    public int[] Sizes { get; }

    /// <summary>Finds rows again.</summary>
    public RowIndex Index { get; }

    /// <summary>For each value its rows, in order.</summary>
    public int[][] RowsByClass()
    {
        var rows = Array.ConvertAll(Sizes, size => new int[size]);
        var filled = new int[Sizes.Length];
        for (var row = 0; row < Classes.Length; row++)
            rows[Classes[row]][filled[Classes[row]]++] = row;
        return rows;
    }

    /// <summary>Reads the column once; no other is active.</summary>
    public static ClassedRows Read(string owner, IDataView data, string columnName)
    {
        var column = Column(owner, data.Schema, columnName);
        using var cursor = data.GetRowCursor([column]);
        var reader = Reader(cursor, column);
        var idGetter = cursor.GetIdGetter();
        var classes = new List<int>();
        var ids = new List<DataViewRowId>();
        DataViewRowId id = default;
        while (cursor.MoveNext())
        {
            classes.Add(reader.Read());
            idGetter(ref id);
            ids.Add(id);
        }

        return new ClassedRows([.. classes], reader.Classes, RowIndex.Of([.. ids]));
    }

    private static DataViewSchema.Column Column(string owner, DataViewSchema schema, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var column = schema.GetColumnOrNull(name) ?? throw new ArgumentException(
            $"{owner}: there is no column '{name}'; there are {string.Join(", ", schema.Select(c => $"'{c.Name}'"))}.", nameof(name));
        return column.Type is PrimitiveDataViewType ? column : throw new ArgumentException(
            $"{owner}: column '{name}' is {column.Type}, but has to hold one text, key, number or truth value a row.", nameof(name));
    }

    private static IClassReader Reader(DataViewRow row, DataViewSchema.Column column) => column.Type is TextDataViewType
        ? new TextClassReader(row, column)
        : (IClassReader)Activator.CreateInstance(typeof(ValueClassReader<>).MakeGenericType(column.Type.RawType), row, column)!;
}
