namespace Microsoft.ML.Compat.Text;

/// <summary>The values of one column in the rows of a block.</summary>
internal abstract class ColumnBlock
{
    /// <summary>Reads the value of a row from the fields of its line.</summary>
    public abstract void Read(int row, FieldSplitter fields);
}

/// <summary>The values of one column whose raw type is <typeparamref name="TValue"/>.</summary>
internal abstract class ColumnBlock<TValue> : ColumnBlock
{
    public abstract void Get(int row, ref TValue value);
}
