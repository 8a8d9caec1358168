namespace MLNetVision.Estimators.Embedding.Neighbours;

/// <summary>The nearest rows of every row, nearest first; of equally near ones the first comes first.</summary>
/// <param name="Rows">How many rows have neighbours.</param>
/// <param name="Count">How many neighbours each has.</param>
/// <param name="Indices">The neighbours, row by row.</param>
/// <param name="Squares">Their squared distances.</param>
internal sealed record NeighbourTable(int Rows, int Count, int[] Indices, float[] Squares)
{
    /// <summary>A table to be filled.</summary>
    public NeighbourTable(int rows, int count)
        : this(rows, count, new int[checked(rows * count)], new float[checked(rows * count)])
    {
    }

    /// <summary>The neighbours of a row.</summary>
    public Span<int> IndicesOf(int row) => Indices.AsSpan(row * Count, Count);

    /// <summary>The squared distances of a row's neighbours.</summary>
    public Span<float> SquaresOf(int row) => Squares.AsSpan(row * Count, Count);

    /// <summary>Fills a row with the nearest of some candidates, whose distances are computed anew from the differences.</summary>
    /// <param name="row">The row.</param>
    /// <param name="values">Its numbers.</param>
    /// <param name="points">What the candidates are rows of.</param>
    /// <param name="candidates">At least as many as are wanted, each once.</param>
    public void Fill(int row, ReadOnlySpan<float> values, RowMatrix points, ReadOnlySpan<int> candidates)
    {
        var near = new (double Square, int Index)[candidates.Length];
        for (var i = 0; i < near.Length; i++)
        {
            near[i] = (RowMatrix.SquaredDistance(values, points[candidates[i]]), candidates[i]);
        }

        Array.Sort(near);
        for (var i = 0; i < Count; i++)
        {
            (Squares[(row * Count) + i], Indices[(row * Count) + i]) = ((float)near[i].Square, near[i].Index);
        }
    }
}
