namespace MLNetVision.Torch.Runtime;

/// <summary>
/// How many threads libtorch may use while a session computes. The number belongs to the process, or, where libtorch was built with OpenMP, to the calling thread;
/// so that it is set for the length of a call and put back.
/// </summary>
/// <param name="Threads">The most threads; null to leave libtorch its own number.</param>
internal readonly record struct ThreadLimit(int? Threads)
{
    /// <summary>Begins a call; the end of the scope is its end.</summary>
    public Scope Begin()
    {
        var before = Threads is null ? 0 : torch.get_num_threads();
        if (Threads is not { } threads || threads == before)
        {
            return default;
        }

        torch.set_num_threads(threads);
        return new Scope(before);
    }

    /// <summary>A call.</summary>
    /// <param name="Before">The number that is put back; 0 for none.</param>
    internal readonly record struct Scope(int Before) : IDisposable
    {
        public void Dispose()
        {
            if (Before > 0)
            {
                torch.set_num_threads(Before);
            }
        }
    }
}
