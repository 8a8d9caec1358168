namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>
/// A region along an axis of a picture in whole pixels: of <paramref name="Length"/> pixels from <paramref name="From"/> on, cell i of n takes those from
/// floor(i length / n) to ceil((i + 1) length / n), as far as they lie in the picture.
/// </summary>
internal readonly record struct WholeReach(int From, int Length, int Cells, int Size)
{
    public const string Rule = "corners of regions that lie at most 16777216 pixels from the picture's";
    private const double Farthest = 1 << 24;

    /// <summary>Rounds the corners; false if one is no number or too far away.</summary>
    public static bool TryCreate(double first, double last, int cells, int size, out WholeReach reach)
    {
        reach = default;
        if (!(Math.Abs(first) <= Farthest && Math.Abs(last) <= Farthest))
        {
            return false;
        }

        var (from, to) = ((int)Math.Round(first, MidpointRounding.AwayFromZero), (int)Math.Round(last, MidpointRounding.AwayFromZero));
        reach = new WholeReach(from, Math.Max(to - from + 1, 1), cells, size);
        return true;
    }

    /// <summary>The pixels of a cell; the last is not its own. From and To are the same where there are none.</summary>
    public (int From, int To) Cell(int cell)
    {
        var from = Math.Clamp(From + ((long)cell * Length / Cells), 0, Size);
        var to = Math.Clamp(From + ((((cell + 1L) * Length) + Cells - 1) / Cells), 0, Size);
        return ((int)from, (int)Math.Max(from, to));
    }
}
