namespace MLNetVision.Compute.Threading;

/// <summary>
/// The parts of the work at hand that no thread has taken. One word holds the number of the work and how many of its parts are open, so a thread that comes
/// late, after the work has ended and another has begun, takes nothing by what it has read before: its exchange fails.
/// </summary>
internal sealed class OpenParts
{
    private const int NumberShift = 32;

    private IParallelWork? _work;
    private int _parts;
    private int _done;

    /// <summary>The number of the work, then the parts that are open.</summary>
    private long _open;

    public bool Any => CountOf(Volatile.Read(ref _open)) != 0;

    public bool AllDone => Volatile.Read(ref _done) == _parts;

    /// <summary>Offers the parts of a work. The one before has to be done.</summary>
    public void Offer(int parts, IParallelWork work)
    {
        (_parts, _work, _done) = (parts, work, 0);
        var number = (_open >> NumberShift) + 1;
        Interlocked.Exchange(ref _open, (number << NumberShift) | (uint)parts);
    }

    public bool TryTake(out IParallelWork? work, out int part)
    {
        var open = Volatile.Read(ref _open);
        while (CountOf(open) != 0)
        {
            // What is read here belongs to this work if the exchange succeeds: another is offered only after the last part of this one is taken and done.
            (work, part) = (_work, _parts - CountOf(open));
            var found = Interlocked.CompareExchange(ref _open, open - 1, open);
            if (found == open)
            {
                return true;
            }

            open = found;
        }

        (work, part) = (null, 0);
        return false;
    }

    /// <summary>Says that parts that were taken are done.</summary>
    public void Report(int count) => Interlocked.Add(ref _done, count);

    /// <summary>Lets go of a work of which all is done.</summary>
    public void Forget() => _work = null;

    private static int CountOf(long open) => (int)(uint)open;
}
