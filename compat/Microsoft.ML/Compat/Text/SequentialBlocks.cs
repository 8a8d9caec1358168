namespace Microsoft.ML.Compat.Text;

/// <summary>Blocks that are read when they are asked for, on the thread that asks.</summary>
internal sealed class SequentialBlocks(LineBatches batches, RowBlock block) : RowBlocks(batches)
{
    public override RowBlock Next() => Batches.Read() is { } batch ? block.Read(batch) : null;
}
