namespace Microsoft.ML.Compat.Rows;

/// <summary>Runs a computation at most once for each position of a row; the getters that share it call Ensure first.</summary>
internal sealed class OncePerRow(DataViewRow row, Action compute)
{
    private long _position = -1;

    public void Ensure()
    {
        if (_position == row.Position)
            return;
        compute();
        _position = row.Position;
    }
}
