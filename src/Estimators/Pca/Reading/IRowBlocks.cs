namespace MLNetVision.Estimators.Pca;

/// <summary>Rows of numbers that come in blocks, as often as they are wanted.</summary>
internal interface IRowBlocks
{
    /// <summary>Numbers of a row.</summary>
    int Width { get; }

    /// <summary>All rows from the first on. A block is there until the next one is asked for.</summary>
    /// <param name="rows">Rows of every block but the last.</param>
    IEnumerable<RowsBlock> Read(int rows);
}

/// <summary>Rows, one behind the other.</summary>
/// <param name="Values">Their numbers; there may be room for more behind them.</param>
/// <param name="Count">How many rows.</param>
internal readonly record struct RowsBlock(float[] Values, int Count);
