namespace MLNetVision.Networks.Initialisers;

/// <summary>Ones on the diagonal of a matrix with so many columns, row by row, and zeros elsewhere: [1, 0, 0, 0, 1, 0] for two rows of three.</summary>
public sealed record Diagonal(int Columns) : Initialiser
{
    /// <inheritdoc/>
    public override void Fill(Span<float> values, Shape shape, ulong seed)
    {
        if (Columns < 1)
        {
            throw new InvalidOperationException($"Diagonal.Columns is {Columns}; it has to be 1 or more.");
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = i / Columns == i % Columns ? 1 : 0;
        }
    }
}
