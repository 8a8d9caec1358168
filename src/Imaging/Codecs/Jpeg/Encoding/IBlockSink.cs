namespace MLNetVision.Imaging.Jpeg.Encoding;

/// <summary>Takes the quantised blocks of a scan in the order in which they are coded.</summary>
internal interface IBlockSink
{
    /// <summary>Takes a block.</summary>
    /// <param name="table">Index of the component's Huffman tables.</param>
    /// <param name="difference">DC value minus that of the component's block before.</param>
    /// <param name="block">64 coefficients in zigzag order.</param>
    /// <param name="nonZero">A bit for each of them that is not zero.</param>
    void Add(int table, int difference, ReadOnlySpan<short> block, ulong nonZero);

    /// <summary>Called after each row of units.</summary>
    void EndRow();
}
