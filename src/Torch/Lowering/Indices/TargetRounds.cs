using MLNetVision.Torch.Execution;

namespace MLNetVision.Torch.Lowering.Indices;

/// <summary>
/// Updates by the places that they go to, where the step computes: in round 0 the first update of each place, in round 1 the second of those that have one,
/// and so on, so that no round has a place twice.
/// </summary>
internal sealed class TargetRounds
{
    private readonly Tensor _places;
    private readonly Tensor _updates;
    private readonly long[] _starts;

    private TargetRounds(Tensor places, Tensor updates, long[] starts) => (_places, _updates, _starts) = (places, updates, starts);

    /// <summary>How many rounds there are.</summary>
    public int Count => _starts.Length;

    /// <summary>The rounds of one update or more.</summary>
    public static TargetRounds Of(Tensor targets)
    {
        var (sorted, order) = targets.sort(0, stable: true);
        var isFirst = Edges(sorted, atFront: true);
        var places = HeldNumbers.Range(0, sorted.shape[0], sorted.device);
        var run = isFirst.type(ScalarType.Int64).cumsum(0).Sub(1);
        var (rounds, by) = (places - places.masked_select(isFirst).index_select(0, run)).sort(0, stable: true);
        var starts = WholeNumbers.Of(places.masked_select(Edges(rounds, atFront: true)));
        return new TargetRounds(sorted.index_select(0, by), order.index_select(0, by), starts);
    }

    /// <summary>Each place once, and the last update of it.</summary>
    public static (Tensor Places, Tensor Updates) Last(Tensor targets)
    {
        var (sorted, order) = targets.sort(0, stable: true);
        var isLast = Edges(sorted, atFront: false);
        return (sorted.masked_select(isLast), order.masked_select(isLast));
    }

    /// <summary>The places of a round, and their updates.</summary>
    public (Tensor Places, Tensor Updates) this[int round]
    {
        get
        {
            var (first, end) = (_starts[round], round + 1 < Count ? _starts[round + 1] : _places.shape[0]);
            return (_places.narrow(0, first, end - first), _updates.narrow(0, first, end - first));
        }
    }

    /// <summary>Where each stretch of equal numbers begins, or ends.</summary>
    private static Tensor Edges(Tensor sorted, bool atFront)
    {
        var others = sorted.shape[0] - 1;
        var changes = sorted.narrow(0, 1, others).ne(sorted.narrow(0, 0, others));
        var outermost = sorted.narrow(0, 0, 1).eq(sorted.narrow(0, 0, 1));
        return torch.cat(atFront ? [outermost, changes] : [changes, outermost], 0);
    }
}
