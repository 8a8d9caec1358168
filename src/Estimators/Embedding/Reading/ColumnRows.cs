using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Transforms.Schemas;

namespace MLNetVision.Estimators.Embedding.Reading;

/// <summary>A column of vectors as one block of numbers.</summary>
internal static class ColumnRows
{
    /// <summary>Numbers beyond this have squares that single precision does not hold.</summary>
    private const float Largest = 1e15f;

    /// <summary>The column, if it holds vectors of Single of one size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is missing or of another type.</exception>
    public static DataViewSchema.Column Find(DataViewSchema schema, string name, string owner)
    {
        var column = schema.Require(name, owner, "the input");
        return column.Type is VectorDataViewType { Size: > 0 } vector && vector.ItemType.Equals(NumberDataViewType.Single)
            ? column
            : throw Wrong(name, owner, column.Type);
    }

    /// <summary>Checks an estimator's promise: sizes are unknown yet.</summary>
    public static void Check(SchemaShape schema, string name, string owner)
    {
        var column = schema.Require(name, owner, "the input");
        if (column.Kind != SchemaShape.Column.VectorKind.Vector || !column.ItemType.Equals(NumberDataViewType.Single) || column.IsKey)
        {
            throw Wrong(name, owner, $"{column.Kind} of {column.ItemType}");
        }
    }

    /// <summary>Reads all rows.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled meanwhile.</exception>
    /// <exception cref="InvalidOperationException">A number is missing, infinite or too large, or there are more than memory holds in one piece.</exception>
    public static RowMatrix Read(IDataView data, DataViewSchema.Column column, string owner, CancellationToken cancellation)
    {
        var columns = ((VectorDataViewType)column.Type).Size;
        var (values, rows) = (new float[checked((int)Math.Max(16, data.GetRowCount() ?? 256)) * columns], 0);
        using var cursor = data.GetRowCursor([column]);
        var getter = cursor.GetGetter<VBuffer<float>>(column);
        VBuffer<float> row = default;
        while (cursor.MoveNext())
        {
            CheckWanted(owner, cancellation);
            if ((rows + 1) * (long)columns > values.Length)
            {
                Array.Resize(ref values, RoomFor((rows + 1) * (long)columns, owner));
            }

            getter(ref row);
            row.CopyTo(values.AsSpan(rows * columns, columns));
            CheckNumbers(values.AsSpan(rows * columns, columns), rows, column.Name, owner);
            rows++;
        }

        Array.Resize(ref values, rows * columns);
        return new RowMatrix(values, rows, columns);
    }

    /// <summary>Throws where a number cannot be used.</summary>
    public static void CheckNumbers(ReadOnlySpan<float> values, long row, string column, string owner)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!(Math.Abs(values[i]) <= Largest))
            {
                throw new InvalidOperationException(
                    $"{owner}: '{column}' has {values[i]} at place {i} of row {row}; numbers have to be there and within {Largest:E0}."
                    + " Drop such rows, replace missing values, or normalise the column before.");
            }
        }
    }

    private static void CheckWanted(string owner, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException($"{owner}: the fit was cancelled while its rows were read; nothing could be kept.", cancellation);
        }
    }

    private static int RoomFor(long wanted, string owner) => wanted <= Array.MaxLength
        ? (int)Math.Min(Array.MaxLength, wanted * 2)
        : throw new InvalidOperationException(
            $"{owner}: rows times columns are more than {Array.MaxLength} numbers. Bring the columns down first, by PCA to 50 for instance.");

    private static ArgumentOutOfRangeException Wrong(string name, string owner, object type) => ColumnNames.WrongType(
        name, owner, "the input", "a vector of Single of a fixed size", type, "Put numbers together with Concatenate, or extract pixels before.");
}
