namespace MLNetVision.Tests.TestKit;

/// <summary>What became of damaged files.</summary>
public sealed class HostileReport
{
    /// <summary>How many gave a result all the same.</summary>
    public int Decoded { get; internal set; }

    /// <summary>How many were refused.</summary>
    public int Refused { get; internal set; }

    /// <summary>The most bytes that one of them allocated.</summary>
    public long MostAllocated { get; private set; }

    /// <summary>The longest that one of them took.</summary>
    public TimeSpan Longest { get; private set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Decoded} decoded, {Refused} refused, at most {MostAllocated} bytes and {Longest.TotalMilliseconds:F1} ms for one";

    internal void Add(long allocated, TimeSpan elapsed)
    {
        MostAllocated = Math.Max(MostAllocated, allocated);
        Longest = elapsed > Longest ? elapsed : Longest;
    }
}
