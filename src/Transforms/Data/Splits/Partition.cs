using Microsoft.ML;

namespace MLNetVision.Transforms.Data;

/// <summary>Rows of a view, each in one of several parts.</summary>
internal sealed class Partition(IDataView data, RowIndex index, int[] parts)
{
    public IDataView Data => data;

    public RowIndex Index => index;

    /// <summary>The part of a row.</summary>
    public int this[int row] => parts[row];

    public int Rows => parts.Length;

    /// <summary>The rows of a part for testing, all others for training.</summary>
    public DataSplit Split(int part)
    {
        var size = parts.Count(p => p == part);
        return new DataSplit(new PartView(this, part, isComplement: true, parts.Length - size), new PartView(this, part, isComplement: false, size));
    }
}
