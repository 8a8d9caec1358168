namespace MLNetVision.Imaging;

/// <summary>The groups along each row or each column, without repetition, so that those across a side of a box are found at once.</summary>
internal sealed class EdgeLines
{
    private readonly int[] _groups;
    private readonly int[] _places;
    private readonly int _length;

    /// <param name="labels">The groups of pixels.</param>
    /// <param name="lines">How many lines there are.</param>
    /// <param name="length">Pixels in a line.</param>
    /// <param name="lineStep">From a line to the next.</param>
    /// <param name="pixelStep">From a pixel to the next.</param>
    public EdgeLines(int[] labels, int lines, int length, int lineStep, int pixelStep)
    {
        var groups = new List<int>();
        _length = length;
        _places = new int[lines * length];
        for (var line = 0; line < lines; line++)
        {
            for (var i = 0; i < length; i++)
            {
                var group = labels[(line * lineStep) + (i * pixelStep)];
                if (i == 0 || group != groups[^1])
                    groups.Add(group);

                _places[(line * length) + i] = groups.Count - 1;
            }
        }

        _groups = [.. groups];
    }

    /// <summary>The groups, -1 for none, from a pixel of a line to the one before <paramref name="to"/>.</summary>
    public ReadOnlySpan<int> Between(int line, int from, int to)
    {
        var first = _places[(line * _length) + from];
        return _groups.AsSpan(first, _places[(line * _length) + to - 1] - first + 1);
    }
}
