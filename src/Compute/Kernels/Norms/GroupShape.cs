namespace MLNetVision.Compute.Kernels.Norms;

/// <summary>Pictures whose channels are normalised in groups.</summary>
internal readonly record struct GroupShape(int Images, int Places, int Channels, int Groups)
{
    private const int PartsEnough = 8;
    private const int TwoCacheLines = 32;

    public int OfGroup => Channels / Groups;

    /// <summary>Numbers that are normalised together.</summary>
    public double Numbers => (double)Places * OfGroup;

    /// <summary>
    /// Channels of a part of the work: those of a picture where there are many, else as few groups as fill cache lines to their ends. No result
    /// depends on it, as each channel is summed by itself.
    /// </summary>
    public int OfPart => Images >= PartsEnough ? Channels : Math.Min(Channels, TwoCacheLines / Math.Min(TwoCacheLines, OfGroup & -OfGroup) * OfGroup);

    public int PartsOfImage => (Channels + OfPart - 1) / OfPart;

    public int Parts => Images * PartsOfImage;

    /// <summary>The picture of a part, its first channel, and the channel after its last.</summary>
    public (long Image, int First, int End) Part(int part)
    {
        var (image, number) = Math.DivRem(part, PartsOfImage);
        return (image, number * OfPart, Math.Min(Channels, (number + 1) * OfPart));
    }
}
