namespace MLNetVision.Imaging;

/// <summary>Chooses for each line the filter whose differences are smallest in sum, the heuristic that the PNG specification recommends (12.7).</summary>
internal sealed class PngLineFilter(int lineLength, int step)
{
    private readonly byte[] _zeros = new byte[lineLength];
    private byte[] _best = new byte[1 + lineLength];
    private byte[] _trial = new byte[1 + lineLength];

    /// <summary>The filter byte and the differences of a line, valid until the next call.</summary>
    /// <param name="line">The line.</param>
    /// <param name="above">The line above; empty for the first line.</param>
    internal ReadOnlySpan<byte> Best(ReadOnlySpan<byte> line, ReadOnlySpan<byte> above)
    {
        if (above.IsEmpty)
            above = _zeros;

        var least = long.MaxValue;
        for (var filter = PngFilter.None; filter <= PngFilter.Paeth; filter++)
        {
            PngFilterKernels.Apply(filter, line, above, _trial.AsSpan(1), step);
            var cost = PngFilterKernels.Cost(_trial.AsSpan(1));
            if (cost >= least)
                continue;

            least = cost;
            _trial[0] = (byte)filter;
            (_best, _trial) = (_trial, _best);
        }

        return _best;
    }

    /// <summary>The line as it is.</summary>
    internal ReadOnlySpan<byte> Plain(ReadOnlySpan<byte> line)
    {
        _best[0] = (byte)PngFilter.None;
        line.CopyTo(_best.AsSpan(1));
        return _best;
    }
}
