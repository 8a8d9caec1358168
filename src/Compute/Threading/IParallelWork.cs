namespace MLNetVision.Compute.Threading;

/// <summary>
/// Work in parts. What a part computes depends on its number alone, never on the thread that takes it or on how many there are: that is what makes results
/// equal bit for bit on any number of threads.
/// </summary>
internal interface IParallelWork
{
    /// <summary>Does one part.</summary>
    void Run(int part);
}
