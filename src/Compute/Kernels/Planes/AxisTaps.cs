namespace MLNetVision.Compute.Kernels.Planes;

/// <summary>
/// What each place along an axis takes of another axis: a list of places there, each with its number under the window and with its share. Rows and columns of a
/// picture have a list each; what a place of the picture takes is every pair of both. Pooling, padding and enlarging are such lists, and turned round so are
/// their gradients.
/// </summary>
internal sealed class AxisTaps
{
    private AxisTaps(int size, int[] first, Tap[] taps)
    {
        Size = size;
        First = first;
        Taps = taps;
    }

    /// <summary>Places of the axis that is taken from.</summary>
    public int Size { get; }

    /// <summary>Places of the axis that takes.</summary>
    public int Places => First.Length - 1;

    /// <summary>Where each place's list begins, and behind the last place where its list ends.</summary>
    public int[] First { get; }

    /// <summary>The lists, one behind the other.</summary>
    public Tap[] Taps { get; }

    /// <summary>How many numbers a place of the window may have.</summary>
    public int Numbers => Taps.Length == 0 ? 0 : Taps.Max(t => t.Number) + 1;

    /// <summary>Whether some place takes nothing.</summary>
    public bool HasEmpty
    {
        get
        {
            for (var i = 0; i < Places; i++)
            {
                if (First[i] == First[i + 1])
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Makes the lists.</summary>
    /// <param name="size">Places of the axis that is taken from.</param>
    /// <param name="places">Places of the axis that takes.</param>
    /// <param name="listOf">The list of a place.</param>
    public static AxisTaps Of(int size, int places, Func<int, IEnumerable<Tap>> listOf)
    {
        var first = new int[places + 1];
        var taps = new List<Tap>();
        for (var i = 0; i < places; i++)
        {
            taps.AddRange(listOf(i));
            first[i + 1] = taps.Count;
        }

        return new AxisTaps(size, first, [.. taps]);
    }

    /// <summary>The lists turned round: for each place that was taken from, which places took it, in their order.</summary>
    public AxisTaps Turned()
    {
        var first = new int[Size + 1];
        foreach (var tap in Taps)
        {
            first[tap.Place + 1]++;
        }

        for (var i = 0; i < Size; i++)
        {
            first[i + 1] += first[i];
        }

        var (next, turned) = (first.ToArray(), new Tap[Taps.Length]);
        for (var i = 0; i < Places; i++)
        {
            for (var t = First[i]; t < First[i + 1]; t++)
            {
                turned[next[Taps[t].Place]++] = Taps[t] with { Place = i };
            }
        }

        return new AxisTaps(Places, first, turned);
    }
}
