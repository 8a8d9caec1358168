namespace MLNetVision.Imaging;

/// <summary>
/// One axis of a bilinear resize of bytes in OpenCV's arithmetic: output i mixes inputs <see cref="First"/>[i] and <see cref="Second"/>[i]
/// with weights of 11 bits. The position is rounded to single precision, as there.
/// </summary>
internal readonly struct BilinearTable : IDisposable
{
    public const int WeightBits = 11;
    private readonly Rented<int> _first;
    private readonly Rented<int> _second;
    private readonly Rented<int> _weights;

    private BilinearTable(int outputs)
    {
        _first = new Rented<int>(outputs);
        _second = new Rented<int>(outputs);
        _weights = new Rented<int>(outputs);
    }

    public ReadOnlySpan<int> First => _first.Span;

    public ReadOnlySpan<int> Second => _second.Span;

    /// <summary>The first input's weight in the low 16 bits, the second's in the high ones.</summary>
    public ReadOnlySpan<int> Weights => _weights.Span;

    /// <summary>Columns: beyond the first and last centre the edge pixel counts alone. First and Second are neighbours, unless there is one column.</summary>
    public static BilinearTable Columns(int inputs, int outputs)
    {
        var table = new BilinearTable(outputs);
        var last = Math.Max(0, inputs - 2);
        for (var i = 0; i < outputs; i++)
        {
            var (start, share) = Position(i, inputs, outputs);
            (start, share) = start < 0 ? (0, 0) : start > last ? (last, inputs > 1 ? 1 : 0) : (start, share);
            table.Set(i, start, Math.Min(start + 1, inputs - 1), share);
        }

        return table;
    }

    /// <summary>Rows: beyond the first and last centre both inputs are the edge row, each with its weight.</summary>
    public static BilinearTable Rows(int inputs, int outputs)
    {
        var table = new BilinearTable(outputs);
        for (var i = 0; i < outputs; i++)
        {
            var (start, share) = Position(i, inputs, outputs);
            table.Set(i, Math.Clamp(start, 0, inputs - 1), Math.Clamp(start + 1, 0, inputs - 1), share);
        }

        return table;
    }

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
        _weights.Dispose();
    }

    private static (int Start, float Share) Position(int output, int inputs, int outputs)
    {
        var scale = 1 / ((double)outputs / inputs);
        var position = (float)(((output + 0.5) * scale) - 0.5);
        var start = (int)MathF.Floor(position);
        return (start, position - start);
    }

    private void Set(int output, int first, int second, float share)
    {
        const float One = 1 << WeightBits;
        _first.Span[output] = first;
        _second.Span[output] = second;
        _weights.Span[output] = (int)MathF.Round((1 - share) * One) | ((int)MathF.Round(share * One) << 16);
    }
}
